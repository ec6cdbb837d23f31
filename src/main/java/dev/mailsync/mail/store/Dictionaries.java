package dev.mailsync.mail.store;

/**
 * Strings that most emails have in common, for {@link PackedJson}, most common last.
 *
 * <p>Never change a character of these: stored data was written with them.
 */
final class Dictionaries {

    static final String SUMMARY = """
            application/octet-stream application/vnd.openxmlformats-officedocument.spreadsheetml.sheet .xlsx \
            application/vnd.openxmlformats-officedocument.wordprocessingml.document .docx text/calendar image/jpeg image/png \
            application/pdf invoice contract offer quote proposal meeting appointment reminder update question order \
            Invitation: Accepted: Declined: Automatic reply: Angebot Rechnung Termin Vertrag Anfrage Rückfrage Bestellung \
            Sehr geehrte Damen und Herren, Sehr geehrter Herr Sehr geehrte Frau vielen Dank für Ihre Hallo Guten Tag \
            Dear Hi Hello Good morning Thank you for your Thanks for the I hope this email finds you well. \
            Please find attached Just following up on looking forward to let me know if you have any questions \
            Best regards, Kind regards, would like to we can you will be have the of to and in for is that with on \
            .onmicrosoft.com @gmail.com @outlook.com @mail.gmail.com> .prod.outlook.com> .eurprd01. .namprd02. CAMP \
            "bouncedAt":"2027-01-0","kind":"AUTO_REPLY","kind":"BOUNCE","kind":"READ_RECEIPT","kind":"MEETING",\
            "attachments":[{"name":"image001.png","type":"image/png","size":1024},{"name":".pdf","type":"application/pdf","size":\
            "smartMail":true,"direction":"RECEIVED","cc":[{"name":"Info","address":"info@}],"cc":[],"\
            "mailbox":"@.com","direction":"SENT","from":{"name":"","address":"@.com"},"to":[{"name":"\
            ","address":"},{"name":"","address":"@.com"}],"cc":[],"subject":"AW: WG: FW: Fwd: RE: Re: \
            ","sentAt":"2026-11-02T10:30:15Z","receivedAt":"2026-12-01T09:00:00Z","recordedAt":"2027-01-03T08:15:00Z",\
            "preview":"Hi ","messageId":"<","conversationId":"AAQkAD","attachments":[],"smartMail":false,\
            "webLink":"https://outlook.office365.com/owa/?ItemID=AAkALgAAAAAAHYQDEapmEc2byACqAC&exvsurl=1&viewmodel=ReadMessageItem"}""";

    static final String BODY = """
            contract agreement delivery payment customer product project solution implementation integration department \
            requirements discount pricing budget license quarter deadline schedule available information account team service \
            Sehr geehrte Damen und Herren, vielen Dank für Ihre Nachricht. Mit freundlichen Grüßen Viele Grüße \
            Gesendet: Von: An: Betreff: Geschäftsführer Telefon Mobil und der die das ist nicht mit auf für von ein eine \
            This email and any attachments are confidential and intended solely for the use of the individual or entity to whom \
            they are addressed. If you have received this email in error please notify the sender and delete it. \
            unsubscribe privacy policy view in browser https://www.linkedin.com/in/ https://www. http:// .com/ \
            \\n\\n-----Original Message-----\\nFrom: Sent: Monday, Tuesday, Wednesday, Thursday, Friday, January February March \
            April May June July August September October November December 2026 2027 AM PM wrote:\\n\\n> >> On \\nTo: \\nCc: \\nSubject: Re: \
            Tel: Phone: Mobile: Fax: Sent from my iPhone Get Outlook for iOS \
            Thank you for your email. I hope you are well. Please find attached the as discussed in our call. Could you please \
            let me know if you have any questions. I would be happy to discuss this with you next week. Looking forward to hearing \
            from you. We are currently working on this and will get back to you as soon as possible. Please do not hesitate to \
            contact me at any time. Have a great day! If there is anything else that we can do, I will make sure that our \
            should which about their there would other been more than what when your they were has had not but can was one \
            ing tion ment able ould ence ally with that this from have will are for you and the of to in is it on be as at by we \
            &nbsp; &amp; &lt; &gt; &quot; mailto: target=\\"_blank\\" rel=\\"noopener\\" <a href=\\"https:// </a> <b> </b> <strong> </strong> \
            <table border=\\"0\\" cellspacing=\\"0\\" cellpadding=\\"0\\" width=\\"100%\\" align=\\"center\\"><tbody><tr><td style=\\"padding: 0;\\"> \
            </td></tr></tbody></table><ul><li></li></ul><blockquote></blockquote><hr /><img alt=\\"\\" \
            style=\\"font-family: Calibri, Arial, Helvetica, sans-serif; font-size: 11pt; color: rgb(0, 0, 0); margin: 0;\\" \
            <span style=\\"\\"></span><p style=\\"\\"></p><div></div><br />\\n\\nBest regards,\\n Kind regards,\\n Thanks,\\n\
            {"text":"Hello Dear Hi ,\\n\\n","html":"<div><p><pre></pre>"}""";

    private Dictionaries() {}
}
