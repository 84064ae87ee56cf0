package io.zico.app.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.zico.core.proxy.Proxies;
import io.zico.core.space.Spaces;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebMvcTest({ProxiesController.class, SpacesController.class})
class CatalogTest {

  @Autowired private MockMvcTester http;

  @Test
  void listsEveryProxyInCatalogueOrder() {
    assertThat(get("/v1/proxies"))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.items[*].id")
        .asArray()
        .containsExactlyElementsOf(
            Proxies.all().stream().map(proxy -> (Object) proxy.info().id()).toList());
  }

  @Test
  void describesAVariantByItsFullName() {
    assertThat(get("/v1/proxies/zico:paper"))
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"id": "zico:paper", "direction": "HIGHER_IS_BETTER", "needs": ["GRADIENTS"],
             "source": "arXiv 2301.11300, Eq. 15", "variantOf": "zico"}
            """);
  }

  @Test
  void tellsWhatAProxyCostsAndNeeds() {
    // a forward pass of one batch; zico takes three times that for each of two batches
    assertThat(get("/v1/proxies/naswot"))
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"data": "IMAGES", "relativeCost": 1.0, "validity": {"needs": ["RECTIFIER"]}}
            """);
    assertThat(get("/v1/proxies/zico"))
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"data": "LABELS", "relativeCost": 6.0, "unit": "log"}
            """);
    assertThat(get("/v1/proxies/params"))
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"data": "NONE", "relativeCost": 0.0, "needs": []}
            """);
  }

  @Test
  void tellsWhatMayBeChosenOfAProxy() {
    assertThat(get("/v1/proxies/zico"))
        .bodyJson()
        .extractingPath("$.options[*].name")
        .asArray()
        .containsExactly("from", "to", "types");
    assertThat(get("/v1/proxies/swap:regularised"))
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"options": [
              {"name": "mu", "defaultValue": "1000",
               "range": "a number from 0 to 1000000000 with at most 6 decimals"},
              {"name": "sigma", "defaultValue": "1000000"}]}
            """);
    assertThat(get("/v1/proxies/zico(types=linear+conv,to=1)"))
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"id": "zico(types=conv+linear)", "variantOf": "zico"}
            """);
    assertThat(get("/v1/proxies/zico(half=1)"))
        .hasStatus(404)
        .bodyJson()
        .extractingPath("$.detail")
        .isEqualTo("zico: there is no option 'half'; there are from, to, types");
  }

  @Test
  void listsEverySpaceInCatalogueOrder() {
    assertThat(get("/v1/spaces"))
        .hasStatusOk()
        .bodyJson()
        .extractingPath("$.items[*].id")
        .asArray()
        .containsExactlyElementsOf(
            Spaces.all().stream().map(space -> (Object) space.info().id()).toList());
  }

  @Test
  void describesASpaceWithItsSizeAndParameters() {
    assertThat(get("/v1/spaces/nats-tss"))
        .bodyJson()
        .isLenientlyEqualTo(
            """
            {"cardinality": "15625", "parameters": {"type": "object", "additionalProperties": false,
             "properties": {"C": {"type": "integer", "minimum": 1, "default": 16},
                            "input": {"type": "array", "default": [3, 32, 32]}}}}
            """);
  }

  @Test
  void givesNoCardinalityToAnUnboundedSpace() {
    assertThat(get("/v1/spaces/plainnet"))
        .hasStatusOk()
        .bodyJson()
        .doesNotHavePath("$.cardinality");
  }

  @Test
  void saysWhatThereIsInsteadOfTheUnknown() {
    assertThat(get("/v1/spaces/nats"))
        .hasStatus(404)
        .bodyJson()
        .extractingPath("$.detail")
        .asString()
        .contains("'nats'", "nats-tss", "nats-sss", "plainnet");
    assertThat(get("/v1/proxies/zigo"))
        .hasStatus(404)
        .bodyJson()
        .extractingPath("$.detail")
        .asString()
        .contains("'zigo'", "zico:capped");
  }

  private MvcTestResult get(String uri) {
    return http.get().uri(uri).exchange();
  }
}
