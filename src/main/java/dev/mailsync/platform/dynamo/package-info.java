/** A facade for DynamoDB, with one contract test for the real one and the one in memory. */
package dev.mailsync.platform.dynamo;
