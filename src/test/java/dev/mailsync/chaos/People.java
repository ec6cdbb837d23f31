package dev.mailsync.chaos;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.company.AddressList;
import dev.mailsync.company.Capture;
import dev.mailsync.company.CompanySettings;
import dev.mailsync.company.CompanyUpdater;
import dev.mailsync.connection.ConnectionStore;
import dev.mailsync.connection.ScanKind;
import dev.mailsync.lead.Lead;
import dev.mailsync.lead.LeadDirectory;
import dev.mailsync.lead.LeadEraser;
import dev.mailsync.lead.LeadRegister;
import dev.mailsync.platform.http.Caller;
import dev.mailsync.platform.http.ProblemException;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.LeadId;
import dev.mailsync.platform.identity.OpportunityId;
import dev.mailsync.platform.identity.Role;
import dev.mailsync.platform.identity.UserId;
import dev.mailsync.settings.Disabling;
import dev.mailsync.signin.Confirmations;
import dev.mailsync.signin.SignIns;

/** What users and the CRM ask of the product, drawn from a seed. */
@ApplicationScoped
class People {

    static final CompanyId ACME = new CompanyId("acme");
    static final Set<String> USERS = new TreeSet<>(Set.of("anna", "bob", "carl"));

    private final SignIns signIns;
    private final Confirmations confirmations;
    private final Disabling disabling;
    private final ConnectionStore connections;
    private final CompanyUpdater companies;
    private final LeadDirectory directory;
    private final LeadRegister register;
    private final LeadEraser eraser;

    People(
            SignIns signIns,
            Confirmations confirmations,
            Disabling disabling,
            ConnectionStore connections,
            CompanyUpdater companies,
            LeadDirectory directory,
            LeadRegister register,
            LeadEraser eraser) {
        this.signIns = signIns;
        this.confirmations = confirmations;
        this.disabling = disabling;
        this.connections = connections;
        this.companies = companies;
        this.directory = directory;
        this.register = register;
        this.eraser = eraser;
    }

    static String upn(String user) {
        return user + "@acme.example";
    }

    static boolean isColleague(String address) {
        return address.endsWith("@acme.example");
    }

    static Caller caller(String user) {
        return new Caller(ACME, new UserId(user), Set.of(Role.SALESPERSON));
    }

    void connect(String user, int historyDays, UnaryOperator<String> signIn) {
        connect(caller(user), historyDays, signIn);
    }

    /** @param signIn what Microsoft's page answers, from the authorize link to the code */
    void connect(Caller caller, int historyDays, UnaryOperator<String> signIn) {
        try {
            var started = signIns.start(caller, "http://localhost/settings", historyDays, true);
            var state = started.authorizationUrl().getQuery().replaceFirst("^(.*&)?state=([^&]*).*$", "$2");
            var code = signIn.apply(started.authorizationUrl().toString());
            var returned = signIns.returned(state, code, null, null).getQuery();
            confirmations.confirm(caller, returned.replaceFirst("^.*mail_sync_ticket=", ""));
        } catch (ProblemException refused) {
            // A removal may be running, or the machine failed on the way: the user tries again some other time.
        }
    }

    void disable(String user, Random random) {
        var history = random.nextBoolean() ? Disabling.History.KEEP : Disabling.History.REMOVE;
        try {
            disabling.disable(ACME, new UserId(user), history);
        } catch (ProblemException refused) {
            // As for signing in.
        }
    }

    void askForAudit(String user, Stage stage) {
        connections
                .find(caller(user).connection())
                .filter(it -> it.mailbox().isPresent())
                .ifPresent(it -> connections.change(
                        it.id(),
                        it.generation(),
                        now -> now.withMailbox(
                                mailbox -> mailbox.requestScan(ScanKind.AUDIT, mailbox.horizon(), stage.now()))));
    }

    void settings(Optional<Integer> mailboxLimit, Optional<Integer> dailyMails) {
        settings(mailboxLimit, dailyMails, AddressList.EMPTY);
    }

    private void settings(Optional<Integer> mailboxLimit, Optional<Integer> dailyMails, AddressList domains) {
        try {
            companies.set(
                    ACME,
                    new CompanySettings(
                            "TEAM",
                            mailboxLimit,
                            dailyMails,
                            ZoneId.of("America/New_York"),
                            Capture.SENT_AND_LEADS,
                            AddressList.EMPTY,
                            domains,
                            Optional.empty(),
                            false,
                            Set.of()));
        } catch (ProblemException refused) {
            // Somebody else changes the company just now.
        }
    }

    void domains(Set<String> own) {
        settings(Optional.empty(), Optional.empty(), AddressList.parseDomains(own));
    }

    void register(String lead, Set<String> addresses) {
        register.register(ACME, new Lead(new LeadId(lead), addresses, Set.of(new OpportunityId("opp"))));
    }

    void erase(String lead) {
        eraser.erase(ACME, new LeadId(lead), () -> false);
    }

    /** What the directory says now. */
    Map<String, Set<String>> leads(Set<String> ids) {
        var leads = new TreeMap<String, Set<String>>();
        ids.forEach(id -> directory.find(ACME, new LeadId(id)).ifPresent(lead -> leads.put(id, lead.addresses())));
        return leads;
    }
}
