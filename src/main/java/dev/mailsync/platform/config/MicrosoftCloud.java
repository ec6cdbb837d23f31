package dev.mailsync.platform.config;

import java.net.URI;

/** Microsoft's clouds, which don't share tenants or applications ("National cloud deployments"). */
public enum MicrosoftCloud {
    GLOBAL("https://login.microsoftonline.com", "https://graph.microsoft.com"),
    /** GCC High, "L4". */
    US_GOVERNMENT("https://login.microsoftonline.us", "https://graph.microsoft.us"),
    /** "L5". */
    US_GOVERNMENT_DOD("https://login.microsoftonline.us", "https://dod-graph.microsoft.us"),
    /** Operated by 21Vianet. */
    CHINA("https://login.partner.microsoftonline.cn", "https://microsoftgraph.chinacloudapi.cn");

    private final URI login;
    private final URI graph;

    MicrosoftCloud(String login, String graph) {
        this.login = URI.create(login);
        this.graph = URI.create(graph + "/v1.0");
    }

    public URI login() {
        return login;
    }

    public URI graph() {
        return graph;
    }
}
