{{- /* 40 characters leave room for "-register-" and a checksum in the names of Jobs, and for what a CronJob adds. */ -}}
{{- define "pull-policy-webhook.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 40 | trimSuffix "-" }}
{{- end }}

{{- define "pull-policy-webhook.fullname" -}}
{{- $name := include "pull-policy-webhook.name" . }}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride }}
{{- else if contains $name .Release.Name }}
{{- .Release.Name | trunc 40 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name $name | trunc 40 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{- /* The names of both webhook configurations, whatever the release is called: one release a cluster. */ -}}
{{- define "pull-policy-webhook.configuration" -}}
pull-policy-webhook
{{- end }}

{{- define "pull-policy-webhook.service" -}}
{{ .Release.Namespace }}/{{ include "pull-policy-webhook.fullname" . }}
{{- end }}

{{- define "pull-policy-webhook.policyConfigMap" -}}
{{ .Values.policy.existingConfigMap | default (printf "%s-policy" (include "pull-policy-webhook.fullname" .)) }}
{{- end }}

{{- define "pull-policy-webhook.tlsSecret" -}}
{{- if eq .Values.tls.mode "ExistingSecret" }}
{{- .Values.tls.existingSecret }}
{{- else }}
{{- include "pull-policy-webhook.fullname" . }}-tls
{{- end }}
{{- end }}

{{- define "pull-policy-webhook.image" -}}
{{- if .Values.image.digest }}
{{- .Values.image.repository }}@{{ .Values.image.digest }}
{{- else }}
{{- .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end }}
{{- end }}

{{- /* What selects pods, and never changes; call with (list $ "webhook"). */ -}}
{{- define "pull-policy-webhook.selector" -}}
{{- $root := index . 0 -}}
app.kubernetes.io/name: {{ $root.Chart.Name | quote }}
app.kubernetes.io/instance: {{ $root.Release.Name | quote }}
app.kubernetes.io/component: {{ index . 1 }}
{{- end }}

{{- define "pull-policy-webhook.labels" -}}
{{- $root := index . 0 -}}
{{- with $root.Values.commonLabels }}
{{- toYaml . }}
{{ end -}}
helm.sh/chart: {{ printf "%s-%s" $root.Chart.Name $root.Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{ include "pull-policy-webhook.selector" . }}
app.kubernetes.io/version: {{ $root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ $root.Release.Service }}
{{- end }}
