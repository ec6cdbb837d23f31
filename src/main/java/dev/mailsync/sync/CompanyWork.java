package dev.mailsync.sync;

import java.util.function.BooleanSupplier;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.identity.CompanyId;
import dev.mailsync.timeline.LeadErasures;

/** What is due for all of a company. */
@ApplicationScoped
class CompanyWork {

    private final LeadErasures erasures;

    CompanyWork(LeadErasures erasures) {
        this.erasures = erasures;
    }

    void run(CompanyId company, BooleanSupplier outOfTime) {
        erasures.goOn(company, outOfTime);
    }
}
