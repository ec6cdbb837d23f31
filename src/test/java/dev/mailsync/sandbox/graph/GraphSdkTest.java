package dev.mailsync.sandbox.graph;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

import com.microsoft.graph.core.content.BatchRequestContent;
import com.microsoft.graph.core.requests.BaseGraphRequestAdapter;
import com.microsoft.graph.core.requests.GraphClientFactory;
import com.microsoft.graph.models.Message;
import com.microsoft.graph.models.Subscription;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.graph.users.item.mailfolders.item.messages.delta.DeltaGetResponse;
import com.microsoft.kiota.RequestInformation;
import com.microsoft.kiota.authentication.AuthenticationProvider;
import dev.mailsync.OverHttp;
import dev.mailsync.sandbox.RealMessages;
import dev.mailsync.sandbox.SandboxClient;
import dev.mailsync.sandbox.SignInScript;
import dev.mailsync.sandbox.cloud.InMemoryParts;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The sandbox's answers as Microsoft's own SDK understands them. */
@QuarkusTest
@OverHttp
@TestProfile(InMemoryParts.class)
class GraphSdkTest {

    private static final String ANN = "ann@contoso.example";

    @TestHTTPResource
    URI root;

    private SandboxClient sandbox;
    private GraphServiceClient graph;

    @BeforeEach
    void signIn() {
        var base = root.toString().replaceFirst("/$", "");
        sandbox = new SandboxClient(URI.create(base));
        sandbox.control("reset", "");
        sandbox.control(
                "mailboxes",
                "{\"upn\":\"%s\",\"displayName\":\"Ann\",\"aliases\":[\"a@contoso.example\"]}".formatted(ANN));
        var token = new SignInScript(sandbox).signIn(ANN).get("access_token").asText();
        var http = GraphClientFactory.create().build();
        graph = new GraphServiceClient(new BaseGraphRequestAdapter(bearer(token), base + "/sandbox/graph/v1.0", http));
    }

    @Test
    void theUserIsUnderstoodWhole() {
        var me = graph.me().get();
        assertThat(me.getUserPrincipalName()).isEqualTo(ANN);
        UnderstoodWhole.check(me);

        var selected =
                graph.me().get(config -> config.queryParameters.select = new String[] {"id", "mail", "proxyAddresses"});
        assertThat(selected.getProxyAddresses()).containsExactly("SMTP:" + ANN, "smtp:a@contoso.example");
        UnderstoodWhole.check(selected);
    }

    @Test
    void foldersAreUnderstoodWholePageByPage() {
        var first = graph.me().mailFolders().get(config -> config.queryParameters.top = 3);
        UnderstoodWhole.check(first);
        assertThat(first.getValue()).hasSize(3);

        var next = graph.me().mailFolders().withUrl(first.getOdataNextLink()).get();
        UnderstoodWhole.check(next);
        assertThat(next.getValue()).isNotEmpty().doesNotContainAnyElementsOf(first.getValue());

        var inbox = graph.me().mailFolders().byMailFolderId("inbox").get();
        assertThat(inbox.getDisplayName()).isEqualTo("Inbox");
        assertThat(inbox.getIsHidden()).isFalse();
        UnderstoodWhole.check(inbox);
    }

    @Test
    void aMessageWithEverythingIsUnderstoodWhole() {
        deliver(Fixtures.read("html-with-inline-image-file-and-mail.eml"));

        var listed = graph.me().messages().get(config -> config.queryParameters.count = true);
        UnderstoodWhole.check(listed);
        assertThat(listed.getOdataCount()).isEqualTo(1);

        var message = everything(listed.getValue().getFirst().getId());
        UnderstoodWhole.check(message);
        assertThat(message.getAttachments()).hasSize(3);
        assertThat(message.getInternetMessageHeaders()).isNotEmpty();
        assertThat(message.getUniqueBody()).isNotNull();
        assertThat(message.getConversationIndex()).hasSizeGreaterThanOrEqualTo(22);
        assertThat(message.getFrom().getEmailAddress().getName()).isEqualTo("Zoë Müller");
    }

    @Test
    void everyRealMessageIsUnderstoodWhole() {
        RealMessages.all().values().forEach(this::deliver);
        var messages = graph.me().mailFolders().byMailFolderId("inbox").messages();

        var page = messages.get(config -> config.queryParameters.top = 25);
        var seen = page.getValue().size();
        UnderstoodWhole.check(page);
        while (page.getOdataNextLink() != null) {
            page = messages.withUrl(page.getOdataNextLink()).get();
            UnderstoodWhole.check(page);
            seen += page.getValue().size();
        }

        assertThat(seen).isEqualTo(RealMessages.all().size());
    }

    private Message everything(String id) {
        return graph.me().messages().byMessageId(id).get(config -> {
            config.queryParameters.expand = new String[] {"attachments"};
            config.queryParameters.select = new String[] {
                "id",
                "subject",
                "body",
                "uniqueBody",
                "internetMessageHeaders",
                "from",
                "sender",
                "toRecipients",
                "conversationIndex",
                "conversationId",
                "sentDateTime",
                "receivedDateTime",
                "flag",
                "categories",
                "changeKey",
                "createdDateTime",
                "lastModifiedDateTime",
                "webLink",
                "importance",
                "isDraft"
            };
        });
    }

    @Test
    void whatSentMailAnswersIsUnderstoodAsExtendedProperties() {
        var mime = "Message-ID: <1@contoso.example>\r\nIn-Reply-To: <0@lead.example>\r\n\r\nText";
        sandbox.post(
                "/sandbox/control/mailboxes/" + ANN + "/messages?folder=sentitems",
                "message/rfc822",
                mime.getBytes(StandardCharsets.UTF_8));
        var expand = new String[] {
            "attachments($select=id)",
            "singleValueExtendedProperties($filter=id eq 'String 0x1042' or id eq 'String 0x1039')"
        };

        var page = graph.me().messages().get(config -> config.queryParameters.expand = expand);
        UnderstoodWhole.check(page);
        var changes = graph.me()
                .mailFolders()
                .byMailFolderId("sentitems")
                .messages()
                .delta()
                .get(config -> config.queryParameters.expand = expand);
        UnderstoodWhole.check(changes);

        assertThat(List.of(page.getValue().getFirst(), changes.getValue().getFirst()))
                .allSatisfy(message -> assertThat(message.getSingleValueExtendedProperties())
                        .singleElement()
                        .satisfies(property -> {
                            assertThat(property.getId()).isEqualTo("String 0x1042");
                            assertThat(property.getValue()).isEqualTo("<0@lead.example>");
                        }));
    }

    @Test
    void deltaPagesAreUnderstoodWholeUpToTombstones() {
        for (int i = 0; i < 5; i++) {
            deliver("Message-ID: <%d@lead.example>\r\nSubject: Mail %d\r\n\r\nText"
                    .formatted(i, i)
                    .getBytes(StandardCharsets.UTF_8));
        }
        var delta = graph.me().mailFolders().byMailFolderId("inbox").messages().delta();
        var page = delta.get(config -> config.headers.add("Prefer", "odata.maxpagesize=2"));
        var seen = 0;
        while (page.getOdataDeltaLink() == null) {
            UnderstoodWhole.check(page);
            seen += page.getValue().size();
            page = delta.withUrl(page.getOdataNextLink())
                    .get(config -> config.headers.add("Prefer", "odata.maxpagesize=2"));
        }
        assertThat(seen + page.getValue().size()).isEqualTo(5);

        sandbox.control(
                "mailboxes/" + ANN + "/move", "{\"internetMessageId\":\"<3@lead.example>\",\"folder\":\"archive\"}");
        DeltaGetResponse changes = delta.withUrl(page.getOdataDeltaLink()).get();
        UnderstoodWhole.check(changes);
        assertThat(changes.getValue()).hasSize(1);
        assertThat(changes.getValue().getFirst().getAdditionalData()).containsKey("@removed");
    }

    @Test
    void aSubscriptionIsUnderstoodWholeAndHearsOfMail() throws Exception {
        try (var receiver = new Receiver()) {
            var wanted = new Subscription();
            wanted.setChangeType("created");
            wanted.setResource("me/messages");
            wanted.setNotificationUrl(receiver.url("/notifications?kept=1").toString());
            wanted.setLifecycleNotificationUrl(receiver.url("/lifecycle").toString());
            wanted.setClientState("secret");
            wanted.setExpirationDateTime(OffsetDateTime.now().plusDays(2));

            var made = graph.subscriptions().post(wanted);
            UnderstoodWhole.check(made);
            UnderstoodWhole.check(graph.subscriptions().get());
            UnderstoodWhole.check(
                    graph.subscriptions().bySubscriptionId(made.getId()).get());

            deliver("Subject: Hello\r\n\r\nText".getBytes(StandardCharsets.UTF_8));
            var posted = receiver.next();
            assertThat(posted.target()).isEqualTo("/notifications?kept=1");
            assertThat(posted.json().at("/value/0/subscriptionId").asText()).isEqualTo(made.getId());
            graph.subscriptions().bySubscriptionId(made.getId()).delete();
            assertThat(graph.subscriptions().get().getValue()).isEmpty();
        }
    }

    @Test
    void aBatchIsUnderstoodMemberByMember() throws Exception {
        deliver("Subject: Hello\r\n\r\nText".getBytes(StandardCharsets.UTF_8));
        // The SDK makes an URL relative by cutting off as much as stands before the path at Microsoft.
        var atMicrosoft =
                new GraphServiceClient(new BaseGraphRequestAdapter(bearer(""), "https://graph.microsoft.com/v1.0"));
        var batch = new BatchRequestContent(atMicrosoft);
        var folders = batch.addBatchRequestStep(atMicrosoft.me().mailFolders().toGetRequestInformation());
        var unknown = batch.addBatchRequestStep(
                atMicrosoft.me().messages().byMessageId("AAunknown").toGetRequestInformation());

        var answers = graph.getBatchRequestBuilder().post(batch, Map.of());

        assertThat(answers.getResponsesStatusCode()).isEqualTo(Map.of(folders, 200, unknown, 404));
        var parsed = answers.getResponseById(
                folders, com.microsoft.graph.models.MailFolderCollectionResponse::createFromDiscriminatorValue);
        UnderstoodWhole.check(parsed);
        assertThat(parsed.getValue())
                .extracting(folder -> folder.getDisplayName())
                .contains("Inbox", "Sent Items");
    }

    @Test
    void aDraftBecomesSentMailThroughTheSdk() {
        var draft = new Message();
        draft.setSubject("An offer");
        draft.setToRecipients(List.of(Fixtures.recipient("lead@fabrikam.example")));
        var made = graph.me().messages().post(draft, config -> config.headers.add("Prefer", "IdType=\"ImmutableId\""));
        UnderstoodWhole.check(made);
        assertThat(made.getIsDraft()).isTrue();

        graph.me().messages().byMessageId(made.getId()).send().post();

        var sent = graph.me()
                .mailFolders()
                .byMailFolderId("sentitems")
                .messages()
                .get(config -> config.headers.add("Prefer", "IdType=\"ImmutableId\""));
        UnderstoodWhole.check(sent);
        assertThat(sent.getValue()).singleElement().satisfies(mail -> {
            assertThat(mail.getId()).isEqualTo(made.getId());
            assertThat(mail.getIsDraft()).isFalse();
        });
    }

    private static AuthenticationProvider bearer(String token) {
        return (RequestInformation request, Map<String, Object> more) ->
                request.headers.add("Authorization", "Bearer " + token);
    }

    private void deliver(byte[] mime) {
        var response = sandbox.post("/sandbox/control/mailboxes/" + ANN + "/messages", "message/rfc822", mime);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    }
}
