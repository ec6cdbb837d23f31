/** The entry points on AWS: API Gateway events become HTTP requests, queue messages become jobs, each minute becomes a sweep. */
package dev.mailsync.lambda;
