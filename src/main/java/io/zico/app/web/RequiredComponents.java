package io.zico.app.web;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Describes a record's component as required, unless the code says that it may be absent. */
@Component
class RequiredComponents implements ModelConverter {

  private static final String REFERENCE = "#/components/schemas/";

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    if (!chain.hasNext()) {
      return null;
    }
    var schema = chain.next().resolve(type, context, chain);
    if (schema != null && type.getType() != null) {
      JavaType java = Json.mapper().constructType(type.getType());
      if (java.getRawClass().isRecord()) {
        mark(definition(schema, context), java.getRawClass());
      }
    }
    return schema;
  }

  private static Schema<?> definition(Schema<?> schema, ModelConverterContext context) {
    var reference = schema.get$ref();
    return reference == null || !reference.startsWith(REFERENCE)
        ? schema
        : context.getDefinedModels().getOrDefault(reference.substring(REFERENCE.length()), schema);
  }

  private static void mark(Schema<?> schema, Class<?> record) {
    if (schema.getProperties() == null) {
      return;
    }
    Arrays.stream(record.getRecordComponents())
        .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
        .map(RecordComponent::getName)
        .filter(schema.getProperties()::containsKey)
        .filter(name -> schema.getRequired() == null || !schema.getRequired().contains(name))
        .forEach(schema::addRequiredItem);
  }
}
