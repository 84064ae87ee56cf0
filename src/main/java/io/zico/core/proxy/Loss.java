package io.zico.core.proxy;

import io.zico.core.data.Task;
import java.util.List;

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
  COSINE;

  /** The losses that fit a task; the first one is taken unless another is asked for. */
  public static List<Loss> of(Task task) {
    return switch (task) {
      case CLASSIFICATION, SEGMENTATION, JIGSAW -> List.of(CROSS_ENTROPY);
      case MULTI_LABEL -> List.of(BINARY_CROSS_ENTROPY);
      case REGRESSION -> List.of(L2, L1);
      case AUTOENCODING -> List.of(L1, L2, SSIM);
      case SURFACE_NORMALS -> List.of(L1, COSINE);
    };
  }
}
