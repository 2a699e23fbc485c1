package dev.pullpolicy.register;

import com.fasterxml.jackson.databind.node.ArrayNode;

/** Which entries a webhook configuration is to have; without CAs. */
record Manifest(ObjectName configuration, ArrayNode webhooks) {}
