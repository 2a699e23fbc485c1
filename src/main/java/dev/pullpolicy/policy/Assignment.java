package dev.pullpolicy.policy;

import java.util.Optional;

/**
 * An entry of {@code defaults} or {@code overrides}: the pull policy that is written in a scope.
 */
public record Assignment(
    String name, Scope scope, ImagePullPolicy pullPolicy, Optional<String> reason) {}
