{{- /* The webhooks of both configurations. Their match conditions were proved on a real API server (src/e2e/webhooks.yaml says why they are so). */ -}}

{{- define "pull-policy-webhook.excludedNamespaces" -}}
{{- $names := concat (list .Release.Namespace "kube-system" "kube-node-lease") (.Values.namespaces.nodeCritical | default list) (.Values.namespaces.exclude | default list) }}
{{- if eq .Values.tls.mode "CertManager" }}
{{- $names = append $names "cert-manager" }}
{{- end }}
{{- $names | uniq | sortAlpha | toJson }}
{{- end }}

{{- define "pull-policy-webhook.resetsStaleDefaults" -}}
{{- $document := .Values.policy.document | default dict }}
{{- if eq "Reset" (ternary .Values.policy.staleDefaults (default "" $document.staleDefaults) (ne .Values.policy.existingConfigMap "")) }}true{{ end }}
{{- end }}

{{- /* The kinds that are built in (docs/workloads.md, "Which kinds"). All of their images are below "spec". */ -}}
{{- define "pull-policy-webhook.builtIn" -}}
- clustertrainingruntimes.trainer.kubeflow.org
- clusterworkflowtemplates.argoproj.io
- cronworkflows.argoproj.io
- jobsets.jobset.x-k8s.io
- leaderworkersets.leaderworkerset.x-k8s.io
- rayclusters.ray.io
- raycronjobs.ray.io
- rayjobs.ray.io
- rayservices.ray.io
- rollouts.argoproj.io
- services.serving.knative.dev
- tasks.tekton.dev
- trainingruntimes.trainer.kubeflow.org
- trainjobs.trainer.kubeflow.org
- workflows.argoproj.io
- workflowtemplates.argoproj.io
{{- end }}

{{- /* The first fields of the paths of one of the policy's workloads, sorted, with commas. */ -}}
{{- define "pull-policy-webhook.firstFields" -}}
{{- $fields := list }}
{{- range .podTemplates }}
{{- $fields = append $fields (. | splitList "." | first) }}
{{- end }}
{{- range .images }}
{{- $fields = append $fields (.image | splitList "." | first) }}
{{- with .pullPolicy }}
{{- $fields = append $fields (. | splitList "." | first) }}
{{- end }}
{{- end }}
{{- $fields | uniq | sortAlpha | join "," }}
{{- end }}

{{- /* Custom resources by the first fields of their paths, as JSON: {"spec": [resource, ...], ...}. Each group gets an entry of its own,
since a condition over all fields would be beyond the API server's limit. What the policy says of one that is built in stands in its place. */ -}}
{{- define "pull-policy-webhook.customResources" -}}
{{- $document := .Values.policy.document | default dict }}
{{- $own := ternary .Values.customResources ($document.workloads | default list) (ne .Values.policy.existingConfigMap "") }}
{{- $groups := dict "spec" list }}
{{- $named := list }}
{{- range $own }}
{{- $named = append $named .resource }}
{{- $fields := include "pull-policy-webhook.firstFields" . }}
{{- $_ := set $groups $fields (append (get $groups $fields | default list) .resource) }}
{{- end }}
{{- range include "pull-policy-webhook.builtIn" . | fromYamlArray }}
{{- if not (has . $named) }}
{{- $_ := set $groups "spec" (append $groups.spec .) }}
{{- end }}
{{- end }}
{{- toJson $groups }}
{{- end }}

{{- /* "custom" for spec, else with the fields; a checksum stands for fields that are no part of a DNS name. */ -}}
{{- define "pull-policy-webhook.customName" -}}
{{- if eq . "spec" -}}
custom
{{- else if regexMatch "^[a-z0-9,]{1,50}$" . -}}
custom-{{ . | replace "," "-" }}
{{- else -}}
custom-{{ sha256sum . | trunc 16 }}
{{- end }}
{{- end }}

{{- define "pull-policy-webhook.customConditions" -}}
- name: changes-more-than-metadata-and-status
  expression: {{ include "pull-policy-webhook.changes" . | squote }}
- name: has-no-controller
  expression: '!object.?metadata.?ownerReferences.orValue([]).exists(o, o.?controller.orValue(false) == true)'
{{- end }}

{{- define "pull-policy-webhook.changes" -}}
request.operation != "UPDATE"
{{- range splitList "," . }}
{{- if eq . "spec" }} || object.?spec != oldObject.?spec
{{- else }} || object[?{{ quote . }}] != oldObject[?{{ quote . }}]
{{- end }}
{{- end }}
{{- end }}

{{- define "pull-policy-webhook.workloadConditions" -}}
- name: changes-more-than-metadata-and-status
  expression: request.operation != "UPDATE" || object.?spec != oldObject.?spec || object.?template != oldObject.?template
- name: has-no-controller
  expression: request.resource.resource == "pods" || !object.?metadata.?ownerReferences.orValue([]).exists(o, o.?controller.orValue(false) == true)
{{- end }}

{{- /* Rules for a list of resources as plural.group: (list resources operations). */ -}}
{{- define "pull-policy-webhook.customRules" -}}
{{- $byGroup := dict }}
{{- range index . 0 }}
{{- $parts := regexSplit "\\." . 2 }}
{{- $_ := set $byGroup (index $parts 1) (append (get $byGroup (index $parts 1) | default list) (index $parts 0)) }}
{{- end }}
{{- $operations := index . 1 }}
{{- range $group, $plurals := $byGroup }}
- apiGroups: [{{ $group }}]
  apiVersions: ["*"]
  operations: [{{ join ", " $operations }}]
  resources: [{{ $plurals | uniq | sortAlpha | join ", " }}]
  scope: "*"
{{- end }}
{{- end }}

{{- /* What all entries have in common; call with (dict "root" $ "name" "path" "failurePolicy" "timeout"). */ -}}
{{- define "pull-policy-webhook.entry" -}}
- name: {{ .name }}
  admissionReviewVersions: [v1]
  clientConfig:
    {{- if and (eq .root.Values.registration.mode "Static") .root.Values.tls.ca }}
    caBundle: {{ .root.Values.tls.ca | b64enc }}
    {{- end }}
    service:
      namespace: {{ .root.Release.Namespace | quote }}
      name: {{ include "pull-policy-webhook.fullname" .root }}
      path: {{ .path }}
      port: 443
  failurePolicy: {{ .failurePolicy }}
  matchPolicy: Equivalent
  {{- if eq .path "/mutate" }}
  reinvocationPolicy: IfNeeded
  {{- end }}
  sideEffects: None
  timeoutSeconds: {{ .timeout | default .root.Values.timeoutSeconds }}
{{- end }}

{{- define "pull-policy-webhook.judgedNamespaces" -}}
namespaceSelector:
  matchExpressions:
    - key: kubernetes.io/metadata.name
      operator: NotIn
      values: {{- include "pull-policy-webhook.excludedNamespaces" . | fromJsonArray | toYaml | nindent 8 }}
{{- end }}

{{- define "pull-policy-webhook.mutating" -}}
{{- $entry := dict "root" $ "path" "/mutate" "failurePolicy" .Values.failurePolicy.mutate -}}
{{ include "pull-policy-webhook.entry" (set $entry "name" "mutate.pullpolicy.dev") }}
  {{- include "pull-policy-webhook.judgedNamespaces" . | nindent 2 }}
  rules:
    - apiGroups: [""]
      apiVersions: [v1]
      operations: [CREATE]
      resources: [pods]
      scope: Namespaced
    - apiGroups: [""]
      apiVersions: [v1]
      operations: [UPDATE]
      resources: [pods/ephemeralcontainers]
      scope: Namespaced
{{- if include "pull-policy-webhook.resetsStaleDefaults" . }}
{{ include "pull-policy-webhook.entry" (set $entry "name" "workloads.mutate.pullpolicy.dev") }}
  {{- include "pull-policy-webhook.judgedNamespaces" . | nindent 2 }}
  matchConditions: {{- include "pull-policy-webhook.workloadConditions" . | nindent 4 }}
  rules:
    - apiGroups: [apps]
      apiVersions: [v1]
      operations: [UPDATE]
      resources: [daemonsets, deployments, replicasets, statefulsets]
      scope: Namespaced
    - apiGroups: [batch]
      apiVersions: [v1]
      operations: [UPDATE]
      resources: [cronjobs, jobs]
      scope: Namespaced
    - apiGroups: [""]
      apiVersions: [v1]
      operations: [UPDATE]
      resources: [podtemplates, replicationcontrollers]
      scope: Namespaced
{{- range $fields, $resources := include "pull-policy-webhook.customResources" . | fromJson }}
{{ include "pull-policy-webhook.entry" (set $entry "name" (printf "%s.mutate.pullpolicy.dev" (include "pull-policy-webhook.customName" $fields))) }}
  {{- include "pull-policy-webhook.judgedNamespaces" $ | nindent 2 }}
  matchConditions: {{- include "pull-policy-webhook.customConditions" $fields | nindent 4 }}
  rules: {{- include "pull-policy-webhook.customRules" (list $resources (list "UPDATE")) | trim | nindent 4 }}
{{- end }}
{{- end }}
{{- end }}

{{- define "pull-policy-webhook.validating" -}}
{{- $entry := dict "root" $ "path" "/validate" "failurePolicy" .Values.failurePolicy.validate -}}
{{ include "pull-policy-webhook.entry" (set $entry "name" "validate.pullpolicy.dev") }}
  {{- include "pull-policy-webhook.judgedNamespaces" . | nindent 2 }}
  matchConditions: {{- include "pull-policy-webhook.workloadConditions" . | nindent 4 }}
  rules:
    - apiGroups: [""]
      apiVersions: [v1]
      operations: [CREATE, UPDATE]
      resources: [pods, podtemplates, replicationcontrollers]
      scope: Namespaced
    - apiGroups: [""]
      apiVersions: [v1]
      operations: [UPDATE]
      resources: [pods/ephemeralcontainers]
      scope: Namespaced
    - apiGroups: [apps]
      apiVersions: [v1]
      operations: [CREATE, UPDATE]
      resources: [daemonsets, deployments, replicasets, statefulsets]
      scope: Namespaced
    - apiGroups: [batch]
      apiVersions: [v1]
      operations: [CREATE, UPDATE]
      resources: [cronjobs, jobs]
      scope: Namespaced
{{- range $fields, $resources := include "pull-policy-webhook.customResources" . | fromJson }}
{{ include "pull-policy-webhook.entry" (set $entry "name" (printf "%s.validate.pullpolicy.dev" (include "pull-policy-webhook.customName" $fields))) }}
  {{- include "pull-policy-webhook.judgedNamespaces" $ | nindent 2 }}
  matchConditions: {{- include "pull-policy-webhook.customConditions" $fields | nindent 4 }}
  rules: {{- include "pull-policy-webhook.customRules" (list $resources (list "CREATE" "UPDATE")) | trim | nindent 4 }}
{{- end }}
{{ include "pull-policy-webhook.entry" (dict "root" $ "name" "policy.pullpolicy.dev" "path" "/policy" "failurePolicy" "Ignore" "timeout" 5) }}
  namespaceSelector:
    matchExpressions:
      - key: kubernetes.io/metadata.name
        operator: In
        values: [{{ .Release.Namespace | quote }}]
  objectSelector:
    matchLabels: {pullpolicy.dev/document: policy}
  rules:
    - apiGroups: [""]
      apiVersions: [v1]
      operations: [CREATE, UPDATE]
      resources: [configmaps]
      scope: Namespaced
{{- end }}
