{{- /* What the pods of the release have in common: where and how they run. */ -}}
{{- define "pull-policy-webhook.pod" -}}
{{- with .Values.imagePullSecrets }}
imagePullSecrets: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
securityContext:
  runAsNonRoot: true
  seccompProfile: {type: RuntimeDefault}
{{- with .Values.tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{- define "pull-policy-webhook.container" -}}
image: {{ include "pull-policy-webhook.image" . | quote }}
imagePullPolicy: {{ .Values.image.pullPolicy }}
terminationMessagePolicy: FallbackToLogsOnError # so that "kubectl describe pod" says why
securityContext:
  allowPrivilegeEscalation: false
  capabilities: {drop: [ALL]}
  readOnlyRootFilesystem: true
  runAsNonRoot: true
  seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- /* Whether the webhook reads anything from the API: "true", or nothing. */ -}}
{{- define "pull-policy-webhook.readsApi" -}}
{{- if or (eq .Values.policy.source "ConfigMap") (include "pull-policy-webhook.readsNamespaces" .) }}true{{ end }}
{{- end }}

{{- /* Whether the policy selects by labels of namespaces. In JSON with sorted keys, labels come before names. */ -}}
{{- define "pull-policy-webhook.readsNamespaces" -}}
{{- if .Values.policy.existingConfigMap }}
{{- if .Values.policy.namespaceLabels }}true{{ end }}
{{- else if regexMatch `"namespaces":\{"labels":` (toJson .Values.policy.document) }}true
{{- end }}
{{- end }}
