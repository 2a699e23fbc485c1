/**
 * {@code pullpolicy resolve}: writes resolved policies into manifests, as edits of their text that
 * leave all else byte for byte as it is.
 *
 * <p>May use what {@code cli.manifest} may, and picocli in the command.
 */
package dev.pullpolicy.cli.resolve;
