package io.zico.core.space;

import io.zico.core.architecture.Architecture;
import io.zico.core.architecture.Architecture.Tensor;
import io.zico.core.architecture.Operator.Activation;
import io.zico.core.architecture.Operator.Activation.Function;
import io.zico.core.architecture.Operator.Add;
import io.zico.core.architecture.Operator.Convolution;
import io.zico.core.architecture.Operator.Linear;
import io.zico.core.architecture.Operator.Slice;
import io.zico.core.architecture.SequenceOperator.Attention;
import io.zico.core.architecture.SequenceOperator.ClassToken;
import io.zico.core.architecture.SequenceOperator.LayerNorm;
import io.zico.core.architecture.SequenceOperator.PositionEmbedding;
import io.zico.core.architecture.SequenceOperator.TokenPool;
import io.zico.core.architecture.SequenceOperator.TokenPool.Kind;
import io.zico.core.architecture.SequenceOperator.Tokens;
import io.zico.core.space.AutoFormerNet.Layer;

/**
 * The vision transformer of AutoFormer: patches, layers of attention and perceptron with norms in
 * front, classifier. Nodes are named as the modules of the authors' code; dropped paths are left
 * out, which the authors draw at random while they train.
 *
 * @see <a
 *     href="https://github.com/microsoft/Cream/tree/main/AutoFormer/model">supernet_transformer.py
 *     and module/multihead_super.py, with change_qkv</a>
 */
final class AutoFormerNetwork {

  private static final double EPSILON = 1e-5;

  private final Architecture.Builder builder;
  private final int embedding;
  private final int maxRelativePosition;
  private Tensor tokens;

  private AutoFormerNetwork(AutoFormerNet net, ParameterValues parameters) {
    this.builder = Architecture.builder(parameters.input());
    this.embedding = net.embedding();
    this.maxRelativePosition = parameters.count(AutoFormerParameters.MAX_RELATIVE_POSITION);
    this.tokens = builder.input();
  }

  static Architecture of(AutoFormerNet net, ParameterValues parameters) {
    var network = new AutoFormerNetwork(net, parameters);
    network.patches(parameters.count(AutoFormerParameters.PATCH_SIZE));
    if (parameters.flag(AutoFormerParameters.ABSOLUTE_POSITION)) {
      network.tokens = network.builder.add("pos_embed", new PositionEmbedding(), network.tokens);
    }
    for (int i = 0; i < net.depth(); i++) {
      network.layer("blocks." + i, net.layers().get(i));
    }
    boolean isPooled = parameters.flag(AutoFormerParameters.GLOBAL_POOL);
    return network.classifier(isPooled ? Kind.MEAN_OF_PATCHES : Kind.FIRST, parameters.classes());
  }

  private void patches(int side) {
    var cut = new Convolution(embedding, side, side, 0, 1, true);
    var patches = builder.add("patch_embed_super.proj", cut, builder.input());
    tokens = builder.add("patch_embed_super.tokens", new Tokens(), patches);
    tokens = builder.add("cls_token", new ClassToken(), tokens);
  }

  private void layer(String name, Layer layer) {
    var normed = norm(name + ".attn_layer_norm", tokens);
    var attended = attention(name + ".attn", layer, normed);
    tokens = builder.add(name + ".attn_sum", new Add(), tokens, attended);
    normed = norm(name + ".ffn_layer_norm", tokens);
    var hidden = linear(name + ".fc1", layer.hidden(embedding), normed);
    hidden = builder.add(name + ".activation", new Activation(Function.GELU), hidden);
    var changed = linear(name + ".fc2", embedding, hidden);
    tokens = builder.add(name + ".ffn_sum", new Add(), tokens, changed);
  }

  private Tensor attention(String name, Layer layer, Tensor from) {
    int features = layer.attended();
    var all = linear(name + ".qkv", 3 * features, from);
    var queries = builder.add(name + ".q", new Slice(0, features), all);
    var keys = builder.add(name + ".k", new Slice(features, 2 * features), all);
    var values = builder.add(name + ".v", new Slice(2 * features, 3 * features), all);
    var attention = new Attention(layer.heads(), maxRelativePosition);
    var mixed = builder.add(name + ".heads", attention, queries, keys, values);
    return linear(name + ".proj", embedding, mixed);
  }

  private Architecture classifier(Kind kind, int classes) {
    var pooled = builder.add("pool", new TokenPool(kind), norm("norm", tokens));
    linear("head", classes, pooled);
    return builder.build();
  }

  private Tensor norm(String name, Tensor from) {
    return builder.add(name, new LayerNorm(EPSILON), from);
  }

  private Tensor linear(String name, int outputs, Tensor from) {
    return builder.add(name, new Linear(outputs, true), from);
  }
}
