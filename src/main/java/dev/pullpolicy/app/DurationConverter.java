package dev.pullpolicy.app;

import dev.pullpolicy.register.KubernetesDuration;
import dev.pullpolicy.register.UnusableInputException;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an option that is a duration, in the form that Kubernetes has for them. */
final class DurationConverter implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    try {
      return KubernetesDuration.parse(text);
    } catch (UnusableInputException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
