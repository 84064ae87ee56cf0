package io.zico.job;

/** What a process does for the cluster. */
public enum Role {
  /** Takes requests and works. */
  ALL,
  /** Takes requests only. */
  API,
  /** Works only. */
  WORKER;

  public boolean works() {
    return this != API;
  }
}
