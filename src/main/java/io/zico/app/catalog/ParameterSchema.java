package io.zico.app.catalog;

import io.zico.core.space.Parameter;
import io.zico.core.space.Parameter.Choice;
import io.zico.core.space.Parameter.Count;
import io.zico.core.space.Parameter.Flag;
import io.zico.core.space.Parameter.Image;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the parameters of a space as a JSON schema. */
final class ParameterSchema {

  private ParameterSchema() {}

  static Map<String, Object> of(List<Parameter> parameters) {
    var properties = new LinkedHashMap<String, Object>();
    parameters.forEach(parameter -> properties.put(parameter.name(), of(parameter)));
    var schema = new LinkedHashMap<String, Object>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("additionalProperties", false);
    return schema;
  }

  private static Map<String, Object> of(Parameter parameter) {
    var schema = new LinkedHashMap<String, Object>();
    schema.put("description", parameter.description());
    if (parameter instanceof Count count) {
      schema.put("type", "integer");
      schema.put("minimum", count.minimum());
      schema.put("maximum", count.maximum());
      schema.put("default", count.defaultValue());
    } else if (parameter instanceof Flag flag) {
      schema.put("type", "boolean");
      schema.put("default", flag.defaultValue());
    } else if (parameter instanceof Choice choice) {
      schema.put("type", "string");
      schema.put("enum", choice.choices());
      schema.put("default", choice.defaultValue());
    } else if (parameter instanceof Image image) {
      schema.put("type", "array");
      schema.put(
          "prefixItems",
          List.of(upTo(Image.MAX_CHANNELS), upTo(Image.MAX_SIDE), upTo(Image.MAX_SIDE)));
      schema.put("minItems", 3);
      schema.put("maxItems", 3);
      schema.put("default", image.defaultValue().dimensions());
    }
    return schema;
  }

  private static Map<String, Object> upTo(int maximum) {
    return Map.of("type", "integer", "minimum", 1, "maximum", maximum);
  }
}
