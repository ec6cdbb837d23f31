package dev.mailsync.company;

import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import dev.mailsync.platform.identity.MailKind;

/**
 * What the CRM has set for a company.
 *
 * @param mailboxLimit empty as long as the CRM has said nothing about this company: then nobody waits for a seat
 * @param dailyMailsPerUser as set; {@link #dailyLimit} is what holds
 * @param domains the company's own: mail among them alone is not recorded
 * @param retentionDays recorded mail received longer ago is removed
 * @param recordPrivate whether mail is recorded that was marked private or confidential
 * @param skip kinds of mail that are not recorded
 */
public record CompanySettings(
        String plan,
        Optional<Integer> mailboxLimit,
        Optional<Integer> dailyMailsPerUser,
        ZoneId timeZone,
        Capture capture,
        AddressList neverRecord,
        AddressList domains,
        Optional<Integer> retentionDays,
        boolean recordPrivate,
        Set<MailKind> skip) {

    public CompanySettings {
        skip = Set.copyOf(skip);
    }

    public static final String LEGACY_FREE = "LEGACY_FREE";

    private static final int LEGACY_FREE_MAILS = 100;

    public static final CompanySettings NONE = new CompanySettings(
            "",
            Optional.empty(),
            Optional.empty(),
            ZoneId.of("UTC"),
            Capture.SENT_AND_LEADS,
            AddressList.EMPTY,
            AddressList.EMPTY,
            Optional.empty(),
            false,
            Set.of());

    /** What the mailboxes of the company have to take note of. */
    Set<CompanyChange> changesFrom(CompanySettings before) {
        var changes = EnumSet.noneOf(CompanyChange.class);
        if (!dailyQuota().equals(before.dailyQuota())) {
            changes.add(CompanyChange.QUOTA);
        }
        if (capture != before.capture
                || !neverRecord.equals(before.neverRecord)
                || !domains.equals(before.domains)
                || !retentionDays.equals(before.retentionDays)
                || recordPrivate != before.recordPrivate
                || !skip.equals(before.skip)) {
            changes.add(CompanyChange.RULES);
        }
        return changes;
    }

    /** Where the CRM has named no domains, the company has those of its connected mailboxes. */
    CompanySettings under(AddressList mailboxDomains) {
        return domains.isEmpty()
                ? new CompanySettings(
                        plan,
                        mailboxLimit,
                        dailyMailsPerUser,
                        timeZone,
                        capture,
                        neverRecord,
                        mailboxDomains,
                        retentionDays,
                        recordPrivate,
                        skip)
                : this;
    }

    public DailyQuota dailyQuota() {
        return new DailyQuota(dailyLimit(), timeZone);
    }

    /** How many mails are recorded for a user on one day of the company's time zone; empty for any number. */
    public Optional<Integer> dailyLimit() {
        if (!plan.equals(LEGACY_FREE)) {
            return dailyMailsPerUser;
        }
        return Optional.of(Math.min(dailyMailsPerUser.orElse(LEGACY_FREE_MAILS), LEGACY_FREE_MAILS));
    }
}
