# Plain `make` prints what there is.
MVN ?= mvn -B -ntp
ARGS ?=
IMAGE ?= pull-policy-webhook:dev
BUILD ?=

.DEFAULT_GOAL := help
.PHONY: help demo run test e2e e2e-all chart deploy golden format build image clean

help: ## print what there is
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: build ## the main job: real requests for sample pods, and what kubectl would say
	@target/pullpolicy serve --demo --samples --port 0 --management-port 0

run: build ## keep serving the demo on https://127.0.0.1:8443 (ARGS='...' for other options)
	@target/pullpolicy serve --demo $(ARGS)

test: ## all tests that need nothing but a JDK and Maven
	@$(MVN) verify && sh src/test/count

e2e: build ## a real Kubernetes API server (root, Debian; builds it once)
	@src/e2e/run $(ARGS)

e2e-all: build ## the same on every supported Kubernetes version (1.34, 1.35, 1.36)
	@src/e2e/run-all $(ARGS)

chart: build ## the Helm chart, without a cluster (ARGS=--golden rewrites what is expected)
	@src/chart/test $(ARGS)

deploy: ## rewrite deploy/pull-policy-webhook.yaml from the chart
	@eval "$$(src/chart/tools)" && HELM=$$HELM src/chart/deploy > target/deploy.yaml && mv target/deploy.yaml deploy/pull-policy-webhook.yaml

golden: ## rewrite the expected files of the tests, then fail, so that the diff is read
	@$(MVN) verify -Dgolden.rewrite=true

format: ## put the sources in form
	@$(MVN) -q spotless:apply

build: target/pullpolicy ## target/pullpolicy, the program

target/pullpolicy: pom.xml $(shell find src/main -type f)
	@$(MVN) -q package -DskipTests -Dmaven.test.skip=true
	@sh src/main/launcher/archive-classes target
	@touch $@
	@echo "built $@"

image: build ## the container image IMAGE=name:tag, with Docker or buildah (docs/image.md)
	@$(MVN) -q cyclonedx:makeBom
	@src/image/build $(IMAGE) $(BUILD)

clean: ## remove what was built
	@$(MVN) -q clean
