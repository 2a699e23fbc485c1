/**
 * YAML and JSON documents as trees of nodes that know their places: aliases and merge keys resolved
 * as kubectl does, everything bounded.
 *
 * <p>May use {@code policy}'s way to print what comes from outside, the YAML library and Jackson's
 * streaming API.
 */
package dev.pullpolicy.yaml;
