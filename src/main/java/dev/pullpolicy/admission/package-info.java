/**
 * AdmissionReview over HTTP: reads requests, asks the evaluator, and writes answers.
 *
 * <p>May use {@code config}, {@code workload}, {@code policy}, {@code image}, {@code metrics},
 * Jackson's streaming API and Quarkus REST; never fabric8.
 */
package dev.pullpolicy.admission;
