package dev.pullpolicy.config;

/**
 * One error in a policy document.
 *
 * @param path the field, {@code rules[0].require.pullPolicies[1]}; empty for the whole document
 * @param line from 1
 * @param column from 1
 * @param message what is wrong and what would be right, without the position
 */
public record PolicyProblem(String path, int line, int column, String message) {

  @Override
  public String toString() {
    String where = "line " + line + ", column " + column + ": ";
    return path.isEmpty() ? where + message : where + path + ": " + message;
  }
}
