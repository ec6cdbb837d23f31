package dev.mailsync.sandbox.cloud;

import java.time.Duration;
import java.util.UUID;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.LambdaRuntime;

/** One invocation: has an id and a deadline, which is not enforced here. */
record LocalContext(String getFunctionName, String getAwsRequestId, long deadlineNanos) implements Context {

    static LocalContext of(String function, Duration timeout) {
        return new LocalContext(function, UUID.randomUUID().toString(), System.nanoTime() + timeout.toNanos());
    }

    @Override
    public int getRemainingTimeInMillis() {
        return (int)
                Math.max(0, Duration.ofNanos(deadlineNanos - System.nanoTime()).toMillis());
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:%s:%s:function:%s"
                .formatted(LocalEndpoint.REGION.id(), LocalEndpoint.ACCOUNT, getFunctionName);
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getLogGroupName() {
        return "/aws/lambda/" + getFunctionName;
    }

    @Override
    public String getLogStreamName() {
        return "local";
    }

    @Override
    public int getMemoryLimitInMB() {
        return 512;
    }

    @Override
    public LambdaLogger getLogger() {
        return LambdaRuntime.getLogger();
    }

    @Override
    public CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public ClientContext getClientContext() {
        return null;
    }
}
