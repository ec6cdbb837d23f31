package dev.mailsync.microsoft.graph.sdk;

import java.util.List;

import com.microsoft.kiota.NativeResponseHandler;
import com.microsoft.kiota.RequestAdapter;
import com.microsoft.kiota.RequestInformation;
import com.microsoft.kiota.ResponseHandlerOption;
import okhttp3.Response;

/** Raw responses, for which the SDK has no model or which it would hold in memory as a whole. */
final class RawAnswer {

    private RawAnswer() {}

    /** Failures are classified. The caller has to close the response. */
    static Response to(RequestInformation request, RequestAdapter adapter) {
        var raw = new NativeResponseHandler();
        var option = new ResponseHandlerOption();
        option.setResponseHandler(raw);
        request.addRequestOptions(List.of(option));
        GraphErrorMapper.sorting(() -> adapter.sendPrimitive(request, null, byte[].class));
        return (Response) raw.getValue();
    }
}
