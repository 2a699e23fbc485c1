/**
 * What shells complete command lines from, made from the commands themselves.
 *
 * <p>May use picocli.
 */
package dev.pullpolicy.cli.completion;
