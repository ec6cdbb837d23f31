package dev.mailsync.microsoft.graph.sdk;

import java.util.List;

import com.microsoft.kiota.NativeResponseHandler;
import com.microsoft.kiota.RequestAdapter;
import com.microsoft.kiota.RequestInformation;
import com.microsoft.kiota.ResponseHandlerOption;
import okhttp3.Response;

/** Answers as they come over the wire, where the SDK has no model for them or would hold all of them. */
final class RawAnswer {

    private RawAnswer() {}

    /** Failures sorted. The answer is to be closed. */
    static Response to(RequestInformation request, RequestAdapter adapter) {
        var raw = new NativeResponseHandler();
        var option = new ResponseHandlerOption();
        option.setResponseHandler(raw);
        request.addRequestOptions(List.of(option));
        GraphErrorMapper.sorting(() -> adapter.sendPrimitive(request, null, byte[].class));
        return (Response) raw.getValue();
    }
}
