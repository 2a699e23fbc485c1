/**
 * Manifests: from files and streams to workloads whose fields know their places, as kubectl reads
 * them.
 *
 * <p>May use {@code report}, {@code yaml}, {@code workload}, {@code policy} and Jackson's streaming
 * API.
 */
package dev.pullpolicy.cli.manifest;
