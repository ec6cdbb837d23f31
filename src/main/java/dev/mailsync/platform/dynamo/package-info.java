/** A facade for DynamoDB, with one contract test for both the real and the in-memory implementation. */
package dev.mailsync.platform.dynamo;
