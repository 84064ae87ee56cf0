package io.zico.job;

/** Whether evaluations of a job may wait for each other. */
public enum Bundling {
  /** Several cheap ones may run one after the other, so that scheduling costs little. */
  TOGETHER,
  /** Each is run as soon as anybody can: others may be bred from what it comes to. */
  SINGLY
}
