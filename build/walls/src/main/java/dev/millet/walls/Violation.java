package dev.millet.walls;

/**
 * A place where a bundle breaks through a wall.
 *
 * @param bundle the symbolic name
 * @param file where, relative to the project where it is a source; never null
 * @param line from 1; 0 where no line can be told
 * @param rule the wall's short name
 * @param found what stands there
 * @param remedy what to do instead
 */
record Violation(String bundle, String file, int line, String rule, String found, String remedy) {

  @Override
  public String toString() {
    String place = line > 0 ? file + ":" + line : file;
    return bundle + ": " + place + ": [" + rule + "] " + found + "\n    " + remedy;
  }
}
