package dev.mailsync.company;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mailsync.platform.http.CurrentCaller;
import dev.mailsync.platform.http.ProblemException;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.MailKind;
import dev.mailsync.platform.identity.Role;

/** The settings that the CRM's back end sets for its company. */
@Path("/v1/companies/{companyId}")
@RolesAllowed(Role.CRM_SERVICE)
public class CompanyResource {

    private static final int MOST_ENTRIES = 1_000;
    /** Every job reads the settings: 16 read units, and far below the item size limit. */
    private static final int LARGEST_LISTS = 64 * 1024;

    private static final int LONGEST_PLAN = 64;
    private static final int LARGEST_NUMBER = 1_000_000;
    private static final int MOST_RETENTION_DAYS = 36_500;

    /** Replaces all previous settings: missing fields get their defaults. */
    public record Settings(
            String plan,
            Integer mailboxLimit,
            Integer dailyMailsPerUser,
            String timeZone,
            Capture capture,
            List<String> neverRecord,
            List<String> domains,
            Integer retentionDays,
            Boolean recordPrivate,
            Set<MailKind> skip) {}

    /** @param dailyLimit the limit in effect per user and day; null if unlimited */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SettingsInEffect(
            String plan,
            Integer mailboxLimit,
            Integer dailyMailsPerUser,
            Integer dailyLimit,
            String timeZone,
            Capture capture,
            List<String> neverRecord,
            List<String> domains,
            Integer retentionDays,
            Boolean recordPrivate,
            Set<MailKind> skip) {}

    private final CurrentCaller current;
    private final CompanyUpdater companies;
    private final CompanyStore store;

    CompanyResource(CurrentCaller current, CompanyUpdater companies, CompanyStore store) {
        this.current = current;
        this.companies = companies;
        this.store = store;
    }

    @GET
    public SettingsInEffect get(@PathParam("companyId") String companyId) {
        return inEffect(store.asSet(ownCompany(companyId)));
    }

    @PUT
    public SettingsInEffect put(@PathParam("companyId") String companyId, Settings sent) {
        var company = ownCompany(companyId);
        if (sent == null) {
            throw ProblemException.badRequest("COMPANY_INVALID", "Send the settings as JSON.");
        }
        var settings = new CompanySettings(
                plan(sent.plan()),
                Optional.of(number("mailboxLimit", sent.mailboxLimit(), 0, LARGEST_NUMBER)
                        .orElseThrow(() -> invalid("mailboxLimit is missing."))),
                number("dailyMailsPerUser", sent.dailyMailsPerUser(), 0, LARGEST_NUMBER),
                timeZone(sent.timeZone()),
                sent.capture() == null ? Capture.SENT_AND_LEADS : sent.capture(),
                list("neverRecord", sent.neverRecord(), false),
                list("domains", sent.domains(), true),
                number("retentionDays", sent.retentionDays(), 1, MOST_RETENTION_DAYS),
                Boolean.TRUE.equals(sent.recordPrivate()),
                skip(sent.skip()));
        if (settings.neverRecord().size() + settings.domains().size() > LARGEST_LISTS) {
            throw invalid("neverRecord and domains can have at most " + LARGEST_LISTS + " characters in total.");
        }
        companies.set(company, settings);
        return inEffect(settings);
    }

    /** Other companies do not exist for the caller, whatever the path says. */
    private CompanyId ownCompany(String id) {
        var own = current.get().company();
        if (!own.value().equals(id)) {
            throw ProblemException.notFound();
        }
        return own;
    }

    private static String plan(String plan) {
        if (plan == null || plan.isBlank() || plan.length() > LONGEST_PLAN) {
            throw invalid("plan must be a name of 1 to " + LONGEST_PLAN + " characters.");
        }
        return plan.strip();
    }

    private static Optional<Integer> number(String name, Integer value, int least, int most) {
        if (value != null && (value < least || value > most)) {
            throw invalid(name + " must be a number from " + least + " to " + most + ".");
        }
        return Optional.ofNullable(value);
    }

    private static ZoneId timeZone(String name) {
        try {
            return ZoneId.of(name == null ? "UTC" : name);
        } catch (DateTimeException unknown) {
            throw invalid("timeZone must be the name of a time zone, such as Europe/Berlin.");
        }
    }

    private static AddressList list(String name, List<String> entries, boolean domainsOnly) {
        if (entries == null) {
            return AddressList.EMPTY;
        }
        if (entries.size() > MOST_ENTRIES) {
            throw invalid(name + " can have at most " + MOST_ENTRIES + " entries.");
        }
        try {
            return domainsOnly ? AddressList.parseDomains(entries) : AddressList.parse(entries);
        } catch (IllegalArgumentException invalid) {
            throw invalid(name + ": " + invalid.getMessage());
        }
    }

    private static Set<MailKind> skip(Set<MailKind> kinds) {
        if (kinds == null) {
            return Set.of();
        }
        if (kinds.contains(null) || kinds.contains(MailKind.MESSAGE)) {
            throw invalid("skip can contain any kind except MESSAGE.");
        }
        return kinds;
    }

    private static ProblemException invalid(String detail) {
        return ProblemException.badRequest("COMPANY_INVALID", detail);
    }

    private static SettingsInEffect inEffect(CompanySettings settings) {
        return new SettingsInEffect(
                settings.plan(),
                settings.mailboxLimit().orElse(null),
                settings.dailyMailsPerUser().orElse(null),
                settings.dailyLimit().orElse(null),
                settings.timeZone().getId(),
                settings.capture(),
                sorted(settings.neverRecord()),
                sorted(settings.domains()),
                settings.retentionDays().orElse(null),
                settings.recordPrivate(),
                new TreeSet<>(settings.skip()));
    }

    private static List<String> sorted(AddressList list) {
        return List.copyOf(new TreeSet<>(list.entries()));
    }
}
