package dev.mailsync.sync;

import java.util.function.BooleanSupplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.identity.CompanyId;

/** What is due for all of a company. */
@ApplicationScoped
class CompanyWork {

    void run(CompanyId company, BooleanSupplier outOfTime) {}
}
