package dev.pullpolicy.verify;

import dev.pullpolicy.config.PolicySnapshot;
import java.time.Duration;
import java.time.LocalDate;

/**
 * What is to be verified.
 *
 * @param document what the webhook should have; its origin is what sentences call it
 * @param namespace where pods are sent to
 * @param timeout how long what differs is asked for again
 * @param today the day in UTC that exemptions are held against
 */
public record Task(PolicySnapshot document, String namespace, Duration timeout, LocalDate today) {}
