package dev.phoenix.local;

/** The command line of a local Phoenix. */
public final class Phoenix {
  private Phoenix() {}
}
