package dev.access4j.examples.cli;

import picocli.CommandLine.IVersionProvider;

/** The program's version, which the build writes into the jar. */
final class ProgramVersion implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = AccessCommand.class.getPackage().getImplementationVersion();
    return new String[] {
      "access " + (version == null ? "(not packaged)" : version) + ", Java " + Runtime.version()
    };
  }
}
