package io.zico.core.space;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.TensorShape;
import io.zico.core.data.Task;
import io.zico.core.space.Parameter.Choice;
import io.zico.core.space.Parameter.Count;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What turns a network of TransNAS-Bench-101 into an architecture, in both of its spaces. */
final class TransNasParameters {

  private static final String TASK = "task";

  private TransNasParameters() {}

  static List<Parameter> all() {
    return List.of(
        new Choice(
            TASK,
            "The benchmark's task, which decides on the head.",
            TransNasTask.CLASS_SCENE.notation(),
            Arrays.stream(TransNasTask.values()).map(TransNasTask::notation).toList()),
        new Count(
            Parameter.CLASSES,
            "Classes, values or channels that the head gives; 0 for the benchmark's number: 75 objects, 47 scenes, 9 values of a room layout, 1000 permutations of a jigsaw, 17 classes of pixels, 3 channels of an image.",
            Parameter.OF_THE_HEAD,
            Parameter.OF_THE_HEAD,
            65_536),
        Parameter.input(TensorShape.of(3, 192, 192)));
  }

  static Set<Task> tasks(ParameterValues parameters) {
    return TransNasTask.of(parameters.text(TASK)).tasks();
  }

  static Architecture decode(TransNasNet net, ParameterValues parameters) {
    var task = TransNasTask.of(parameters.text(TASK));
    int outputs =
        parameters.classes() == Parameter.OF_THE_HEAD ? task.outputs() : parameters.classes();
    return TransNasNetwork.of(net, task, outputs, parameters.input());
  }
}
