package io.zico.core.proxy;

import io.zico.core.data.Task;
import io.zico.core.proxy.ProxyInfo.Scale;
import io.zico.core.proxy.Score.Cause;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * EPE-NAS: Σ over classes of |s|, s = Σ ln(|r| + 10⁻⁵) over the entries r of the correlation
 * between a class's images of ∂(Σ outputs)/∂(image), in the first batch.
 *
 * <p>Of more than 100 classes, the mean over the classes of Σ over all of them of |s/n − s'/n'|, n
 * the images of the class, as in the authors' code; there a class of a single image is passed over,
 * so that a batch without two images of a class scores 0. An image whose gradient is the same in
 * every pixel has no correlation: theirs is NaN then.
 *
 * @see <a href="https://arxiv.org/abs/2102.08099">Lopes et al., ICANN 2021</a>
 * @see <a href="https://github.com/automl/NASLib">pruners/measures/epe_nas.py at 0b51bc18</a>
 */
record EpeNas() implements Proxy {

  private static final int MANY = 100;

  /** A class of the batch: its images, and the sum over their correlations. */
  private record Group(double images, double sum) {

    double mean() {
      return sum / images;
    }
  }

  @Override
  public ProxyInfo info() {
    return new ProxyInfo(
        "epe-nas",
        "how the gradients at images of the same class correlate",
        "1",
        Scale.higher("log"),
        Provenance.of("automl/NASLib@0b51bc18", "the authors' code"),
        Set.of(Signal.CLASS_CORRELATIONS),
        new Validity(
            Set.of(),
            Set.of(Task.CLASSIFICATION, Task.JIGSAW),
            "compares networks at one batch size only; needs two images of a class or more"));
  }

  @Override
  public Score score(Evidence evidence) {
    var numbers = evidence.numbers(Signal.CLASS_CORRELATIONS);
    if (numbers.isEmpty()) {
      return Score.invalid(Cause.SINGULAR, "the output does not depend on some image");
    }
    if (!numbers.stream().allMatch(Double::isFinite)) {
      return Score.invalid(Cause.NOT_FINITE, "a correlation of gradients is no number");
    }
    double classes = numbers.get(0);
    if (classes == 0) {
      return Score.invalid(Cause.NOTHING_TO_SEE, "the images have no class each");
    }
    var groups = groups(numbers);
    return Score.of(
        classes > MANY
            ? spread(groups.stream().filter(group -> group.images > 1).toList())
            : groups.stream().mapToDouble(group -> Math.abs(group.sum)).sum());
  }

  private static List<Group> groups(List<Double> numbers) {
    var groups = new ArrayList<Group>();
    for (int i = 1; i + 1 < numbers.size(); i += 2) {
      groups.add(new Group(numbers.get(i), numbers.get(i + 1)));
    }
    return groups;
  }

  private static double spread(List<Group> groups) {
    double sum = 0;
    for (var group : groups) {
      for (var other : groups) {
        sum += Math.abs(group.mean() - other.mean());
      }
    }
    return groups.isEmpty() ? 0 : sum / groups.size();
  }
}
