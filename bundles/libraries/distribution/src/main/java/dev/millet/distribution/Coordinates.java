package dev.millet.distribution;

/** Maven coordinates of a jar. */
public record Coordinates(String group, String artifact, String version) {

  /** Returns the path below the root of a repository in Maven's layout. */
  public String path() {
    return group.replace('.', '/') + "/" + artifact + "/" + version + "/" + file();
  }

  /** Returns the name of the jar. */
  public String file() {
    return artifact + "-" + version + ".jar";
  }

  @Override
  public String toString() {
    return group + ":" + artifact + ":" + version;
  }
}
