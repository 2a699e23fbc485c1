{{- /* Values that do not go together. What one value alone can be is in values.schema.json. */ -}}
{{- define "pull-policy-webhook.checks" -}}
{{- include "pull-policy-webhook.checkPolicy" . }}
{{- include "pull-policy-webhook.checkTls" . }}
{{- include "pull-policy-webhook.checkNamespaces" . }}
{{- include "pull-policy-webhook.checkReleases" . }}
{{- include "pull-policy-webhook.checkNames" . }}
{{- include "pull-policy-webhook.checkDrain" . }}
{{- end }}

{{- /* A duration as Kubernetes writes it, in seconds. */ -}}
{{- define "pull-policy-webhook.seconds" -}}
{{- $seconds := 0 }}
{{- range $unit, $length := dict "h" 3600 "m" 60 "s" 1 }}
{{- with regexFind (printf "[0-9]+%s" $unit) $ }}
{{- $seconds = add $seconds (mul (trimSuffix $unit . | int64) $length) }}
{{- end }}
{{- end }}
{{- $seconds }}
{{- end }}

{{- define "pull-policy-webhook.checkNames" -}}
{{- $name := include "pull-policy-webhook.fullname" . }}
{{- if not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name) }}
{{- fail (printf "objects would be called %q, which cannot be the name of a Service: it must begin with a letter and have lower-case letters, digits and dashes only; call the release otherwise, or set fullnameOverride" $name) }}
{{- end }}
{{- end }}

{{- define "pull-policy-webhook.checkDrain" -}}
{{- $replicas := int .Values.replicas }}
{{- $stays := .Values.podDisruptionBudget.minAvailable }}
{{- $staying := int $stays }}
{{- if kindIs "string" $stays }}
{{- $staying = div (add 99 (mul $replicas (trimSuffix "%" $stays | int))) 100 }}
{{- end }}
{{- if and .Values.podDisruptionBudget.enabled (gt $replicas 1) (ge (int $staying) $replicas) }}
{{- fail (printf "podDisruptionBudget.minAvailable is %v, which is %d of %d replicas, so no node with a webhook on it could be drained; let it be %d at most" $stays (int $staying) $replicas (sub $replicas 1)) }}
{{- end }}
{{- end }}

{{- define "pull-policy-webhook.checkPolicy" -}}
{{- with .Values.policy }}
{{- if .existingConfigMap }}
{{- if and .document (ne (toJson .document) ($.Files.Get "files/default-policy.yaml" | fromYaml | toJson)) }}
{{- fail (printf "policy.document and policy.existingConfigMap %q are both given, and one policy is in force; leave one of them out" .existingConfigMap) }}
{{- end }}
{{- else if not .document }}
{{- fail "policy.document is empty; write a policy, or name a ConfigMap that has one in policy.existingConfigMap" }}
{{- else if .namespaceLabels }}
{{- fail "policy.namespaceLabels goes with policy.existingConfigMap only; of policy.document the chart knows whether it selects by labels of namespaces: leave it out" }}
{{- else if ne .staleDefaults "Warn" }}
{{- fail (printf "policy.staleDefaults goes with policy.existingConfigMap only; write policy.document.staleDefaults: %s" .staleDefaults) }}
{{- else if $.Values.customResources }}
{{- fail "customResources goes with policy.existingConfigMap only; write policy.document.workloads, from which the rules are made" }}
{{- end }}
{{- if and (eq .source "File") (ne .whenMissing "Ready") }}
{{- fail "policy.whenMissing goes with policy.source: ConfigMap only; a webhook without its file never starts: leave it out" }}
{{- end }}
{{- end }}
{{- end }}

{{- define "pull-policy-webhook.checkTls" -}}
{{- with .Values.tls.generated }}
{{- if le (include "pull-policy-webhook.seconds" .valid | int64) (include "pull-policy-webhook.seconds" .renewBefore | int64) }}
{{- fail (printf "tls.generated.renewBefore is %s and tls.generated.valid %s; a certificate must be valid for longer than the time before its end at which it is renewed" .renewBefore .valid) }}
{{- end }}
{{- end }}
{{- if eq "0" (include "pull-policy-webhook.seconds" .Values.registration.timeout) }}
{{- fail "registration.timeout is no time; let it be some minutes, such as 5m" }}
{{- end }}
{{- with .Values.tls }}
{{- if eq .mode "ExistingSecret" }}
{{- if not .existingSecret }}
{{- fail "tls.existingSecret is empty; with tls.mode: ExistingSecret it names the Secret with tls.crt and tls.key" }}
{{- else if not .ca }}
{{- fail "tls.ca is empty; with tls.mode: ExistingSecret it is the CA of the certificate, which the API server is to trust: helm --set-file tls.ca=ca.crt" }}
{{- end }}
{{- else if .existingSecret }}
{{- fail (printf "tls.existingSecret goes with tls.mode: ExistingSecret only, and tls.mode is %s; leave one of them out" .mode) }}
{{- else if .ca }}
{{- fail (printf "tls.ca goes with tls.mode: ExistingSecret only, and tls.mode is %s, whose CA is found; leave one of them out" .mode) }}
{{- end }}
{{- if and .certManager.issuerRef (ne .mode "CertManager") }}
{{- fail (printf "tls.certManager.issuerRef goes with tls.mode: CertManager only, and tls.mode is %s; leave one of them out" .mode) }}
{{- end }}
{{- if and (eq .mode "Generated") (eq $.Values.registration.mode "Static") }}
{{- fail "registration.mode: Static makes no certificate; use tls.mode: CertManager, or ExistingSecret with tls.ca, or registration.mode: Job" }}
{{- end }}
{{- end }}
{{- end }}

{{- define "pull-policy-webhook.checkNamespaces" -}}
{{- if eq .Release.Namespace "default" }}
{{- fail "the namespace of the release is never judged, and \"default\" would be it; give it one of its own: helm install --namespace pull-policy --create-namespace ..." }}
{{- else if has .Values.test.namespace (include "pull-policy-webhook.excludedNamespaces" . | fromJsonArray) }}
{{- fail (printf "test.namespace is %q, in which nothing is judged; \"helm test\" needs a namespace in which pods are" .Values.test.namespace) }}
{{- end }}
{{- end }}

{{- /* One release a cluster: with Fail, and both of them down, two would keep each other's pods from starting. */ -}}
{{- define "pull-policy-webhook.checkReleases" -}}
{{- $name := include "pull-policy-webhook.configuration" . }}
{{- $ours := include "pull-policy-webhook.service" . }}
{{- range list "MutatingWebhookConfiguration" "ValidatingWebhookConfiguration" }}
{{- $there := lookup "admissionregistration.k8s.io/v1" . "" $name }}
{{- $annotations := dig "metadata" "annotations" dict $there }}
{{- $theirs := get $annotations "pullpolicy.dev/service" }}
{{- if and $theirs (ne $theirs $ours) }}
{{- $release := get $annotations "meta.helm.sh/release-name" }}
{{- $namespace := get $annotations "meta.helm.sh/release-namespace" | default (splitList "/" $theirs | first) }}
{{- $remove := ternary (printf "helm uninstall %s --namespace %s" $release $namespace) (printf "kubectl delete mutatingwebhookconfiguration,validatingwebhookconfiguration %s" $name) (ne $release "") }}
{{- fail (printf "one release a cluster, and this one has one in namespace %s already (Service %s guards it, this would be %s); remove that first: %s" $namespace $theirs $ours $remove) }}
{{- end }}
{{- end }}
{{- end }}
