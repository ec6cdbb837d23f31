package dev.mailsync.sandbox.graph;

import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailsync.sandbox.mailbox.Folder;
import dev.mailsync.sandbox.mailbox.Mailbox;
import dev.mailsync.sandbox.mailbox.WellKnown;
import dev.mailsync.sandbox.mailbox.message.Marks;
import dev.mailsync.sandbox.mime.MimeReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class FoldersTest {

    private final TestingGraph graph = new TestingGraph();
    private final Mailbox ann = graph.testing.ann;
    private Folder projects;
    private String deltaLink;

    @BeforeEach
    void aFolderOfOnesOwn() {
        projects = ann.childNamed("Projects", ann.folder(WellKnown.MSGFOLDERROOT));
        deltaLink = graph.json("/me/mailFolders/delta?$top=100")
                .get("@odata.deltaLink")
                .asText();
    }

    @Test
    void aRenamedFolderKeepsItsIdAndTheDeltaTellsTheNewName() {
        var renamed = graph.call("PATCH", path(projects), "{\"displayName\": \"Work\"}");

        assertThat(renamed.status()).isEqualTo(200);
        assertThat(TestingGraph.json(renamed).get("id").asText()).isEqualTo(projects.id());
        assertThat(changes(folder -> folder.get("displayName").asText())).containsExactly("Work");
    }

    @Test
    void aMovedFolderHasAnotherParent() {
        var inbox = ann.folder(WellKnown.INBOX).id();

        var moved = graph.call("POST", path(projects) + "/move", "{\"destinationId\": \"inbox\"}");

        assertThat(TestingGraph.json(moved).get("parentFolderId").asText()).isEqualTo(inbox);
        assertThat(changes(folder -> folder.get("parentFolderId").asText())).containsExactly(inbox);
        assertThat(graph.json("/me/mailFolders/inbox/childFolders").get("value"))
                .hasSize(1);
    }

    @Test
    void aFolderIsDeletedIntoDeletedItemsFirstWithAllThatIsInIt() {
        var mail = delivered(projects);

        assertThat(graph.call("DELETE", path(projects), null).status()).isEqualTo(204);

        assertThat(changes(folder -> folder.get("parentFolderId").asText()))
                .containsExactly(ann.folder(WellKnown.DELETEDITEMS).id());
        assertThat(ann.item(mail).folderId()).isEqualTo(projects.id());
    }

    @Test
    void aFolderInDeletedItemsIsDeletedForGoodWithTheFoldersAndTheMailInIt() {
        var below = ann.childNamed("Below", projects);
        var mail = delivered(below);
        ann.deleteFolder(projects);
        changes(folder -> folder);

        graph.call("DELETE", path(projects), null);

        assertThat(changes(folder -> folder.at("/@removed/reason").asText() + " "
                        + folder.get("id").asText()))
                .containsExactly("deleted " + below.id(), "deleted " + projects.id());
        assertThat(graph.get(path(below)).status()).isEqualTo(404);
        assertThat(graph.json("/me/messages").get("value")).isEmpty();
        assertThat(ann.item(mail).folderId())
                .isEqualTo(ann.folder(WellKnown.RECOVERABLEITEMSDELETIONS).id());
    }

    @Test
    void namesakesInDeletedItemsAreNumbered() {
        ann.deleteFolder(projects);
        var second = ann.childNamed("Projects", ann.folder(WellKnown.MSGFOLDERROOT));

        ann.deleteFolder(second);

        assertThat(ann.children(ann.folder(WellKnown.DELETEDITEMS)))
                .extracting(Folder::displayName)
                .containsExactly("Projects", "Projects1");
    }

    @Test
    void exchangesOwnFoldersStayWhatAndWhereTheyAre() {
        assertThat(refusal("DELETE", "/me/mailFolders/archive", null)).isEqualTo("403 ErrorDeleteDistinguishedFolder");
        assertThat(refusal("PATCH", "/me/mailFolders/inbox", "{\"displayName\": \"In\"}"))
                .isEqualTo("403 ErrorAccessDenied");
        assertThat(refusal("POST", "/me/mailFolders/archive/move", "{\"destinationId\": \"inbox\"}"))
                .isEqualTo("403 ErrorMoveDistinguishedFolder");
        assertThat(changes(folder -> folder)).isEmpty();
    }

    @Test
    void noTwoFoldersOfOneNameStandSideBySideAndNoneInItself() {
        var below = ann.childNamed("Below", projects);

        assertThat(refusal("PATCH", path(projects), "{\"displayName\": \"inbox\"}"))
                .isEqualTo("409 ErrorFolderExists");
        assertThat(refusal("POST", path(projects) + "/move", "{\"destinationId\": \"" + below.id() + "\"}"))
                .isEqualTo("400 ErrorMoveCopyFailed");
        assertThat(refusal("POST", path(projects) + "/move", "{\"destinationId\": \"nowhere\"}"))
                .isEqualTo("404 ErrorItemNotFound");
        assertThat(graph.call("PATCH", path(projects), "{\"displayName\": \"PROJECTS\"}")
                        .status())
                .isEqualTo(200);
    }

    private String delivered(Folder folder) {
        var mail = MimeReader.read("Subject: Hello\r\n\r\nText".getBytes(UTF_8));
        return ann.deliver(mail, folder, Marks.UNREAD).ids().immutable();
    }

    private static String path(Folder folder) {
        return "/me/mailFolders/" + folder.id();
    }

    private <T> List<T> changes(Function<JsonNode, T> each) {
        var page = graph.json(deltaLink);
        deltaLink = page.get("@odata.deltaLink").asText();
        return page.get("value").valueStream().map(each).toList();
    }

    private String refusal(String method, String path, String body) {
        var response = graph.call(method, path, body);
        return response.status() + " "
                + TestingGraph.json(response).at("/error/code").asText();
    }
}
