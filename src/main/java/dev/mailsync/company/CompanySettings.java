package dev.mailsync.company;

import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import dev.mailsync.platform.identity.MailKind;

/**
 * What the CRM has set for a company.
 *
 * @param mailboxLimit empty until the CRM sets up this company; then nobody waits for a seat
 * @param dailyMailsPerUser as set; {@link #dailyLimit} is in effect
 * @param domains the company's own: email only among them is not recorded
 * @param retentionDays recorded email received longer ago is removed
 * @param recordPrivate whether email marked private or confidential is recorded
 * @param skip the kinds of email that are not recorded
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

    /** The changes that affect the company's mailboxes. */
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

    /** If the CRM has named no domains, the company has those of its connected mailboxes. */
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

    /** How many emails are recorded per user and day in the company's time zone; empty if unlimited. */
    public Optional<Integer> dailyLimit() {
        if (!plan.equals(LEGACY_FREE)) {
            return dailyMailsPerUser;
        }
        return Optional.of(Math.min(dailyMailsPerUser.orElse(LEGACY_FREE_MAILS), LEGACY_FREE_MAILS));
    }
}
