package io.zico.core.proxy;

/** What is differentiated; always a mean over the batch. */
public enum Loss {
  /** Cross-entropy of one class for each image or for each pixel. */
  CROSS_ENTROPY,
  /** Cross-entropy of yes or no for each label, from logits. */
  BINARY_CROSS_ENTROPY,
  /** Mean absolute difference. */
  L1,
  /** Mean squared difference. */
  L2,
  /**
   * One minus the mean structural similarity over windows of 11 x 11 pixels (Wang et al., IEEE TIP
   * 2004), for values from -1 to 1.
   */
  SSIM,
  /** One minus the mean cosine between the vectors that the channels of each pixel are. */
  COSINE
}
