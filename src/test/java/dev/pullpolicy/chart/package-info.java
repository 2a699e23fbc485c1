/**
 * The Helm chart, as far as it can be tested without Helm: its values, their description and
 * schema, and what it has to know of the program. {@code src/chart/test} renders it.
 */
package dev.pullpolicy.chart;
