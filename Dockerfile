# The image of the webhook and its command line: make image IMAGE=name:tag (docs/image.md).
# JDK_IMAGE needs a JDK 25 on the PATH, a shell and coreutils; BASE_IMAGE glibc, and nothing else.
ARG JDK_IMAGE=docker.io/library/eclipse-temurin:25-jdk
ARG BASE_IMAGE=gcr.io/distroless/base-nossl-debian12:nonroot

FROM ${JDK_IMAGE} AS build
ARG SOURCE_DATE_EPOCH=1767225600
# The options of every command: no shell is there to tell "serve" from the others (docs/image.md says what that costs).
# They are the runtime's own defaults, so that JAVA_TOOL_OPTIONS changes them.
RUN jlink --output /opt/pullpolicy/runtime \
      --add-modules java.base,java.logging,java.management,java.naming,jdk.management,jdk.unsupported \
      --strip-java-debug-attributes --no-header-files --no-man-pages --compress zip-6 \
      --add-options="-XX:+UseSerialGC -XX:MaxRAMPercentage=50 -XX:+ExitOnOutOfMemoryError -XX:TieredStopAtLevel=1 -XX:+UseCompactObjectHeaders -XX:-UsePerfData --sun-misc-unsafe-memory-access=allow -XX:+DisplayVMOutputToStderr -Xlog:disable -Xlog:all=error:stderr"
COPY target/quarkus-app /opt/pullpolicy/app
COPY src/image /training
# The cache knows files by path, size and time: all three are final before it is made.
RUN find /opt/pullpolicy -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} + \
    && java -cp /opt/pullpolicy/app/quarkus-run.jar /training/Training.java \
      /opt/pullpolicy/runtime/bin/java -XX:AOTCacheOutput=/opt/pullpolicy/pullpolicy.aot -jar /opt/pullpolicy/app/quarkus-run.jar \
    && (cd /opt/pullpolicy && find app runtime -type f | LC_ALL=C sort | xargs sha256sum > trained.sha256) \
    && touch --date="@$SOURCE_DATE_EPOCH" /opt/pullpolicy /opt/pullpolicy/pullpolicy.aot /opt/pullpolicy/trained.sha256

FROM ${BASE_IMAGE}
ARG BASE_IMAGE
ARG VERSION=unknown
ARG REVISION=unknown
ARG CREATED=1970-01-01T00:00:00Z
LABEL org.opencontainers.image.title="pull-policy-webhook" \
      org.opencontainers.image.description="A Kubernetes admission webhook about image pull policy, and its command line" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.created="${CREATED}" \
      org.opencontainers.image.base.name="${BASE_IMAGE}"
# Java decodes arguments and file names as the locale says.
ENV LC_ALL=C.UTF-8
COPY --from=build /usr/lib/locale/C.utf8 /usr/lib/locale/C.utf8
# What changes least comes first.
COPY --from=build /opt/pullpolicy/runtime /opt/pullpolicy/runtime
COPY --from=build /opt/pullpolicy/app/lib /opt/pullpolicy/app/lib
COPY --from=build /opt/pullpolicy/app/quarkus-run.jar /opt/pullpolicy/app/
COPY --from=build /opt/pullpolicy/app/quarkus /opt/pullpolicy/app/quarkus
COPY --from=build /opt/pullpolicy/app/app /opt/pullpolicy/app/app
COPY --from=build /opt/pullpolicy/pullpolicy.aot /opt/pullpolicy/trained.sha256 /opt/pullpolicy/
COPY LICENSE target/sbom.cdx.json /opt/pullpolicy/
# With AOTMode=on Java does not start unless it can use the cache. A layer that a builder kept from an earlier build has its files'
# earlier times, and builders do not look at those.
RUN ["/opt/pullpolicy/runtime/bin/java", "-XX:AOTCache=/opt/pullpolicy/pullpolicy.aot", "-XX:AOTMode=on", "-jar", "/opt/pullpolicy/app/quarkus-run.jar", "--version"]
USER 65532:65532
EXPOSE 8443 9000
ENTRYPOINT ["/opt/pullpolicy/runtime/bin/java", "-XX:AOTCache=/opt/pullpolicy/pullpolicy.aot", "-jar", "/opt/pullpolicy/app/quarkus-run.jar"]
