"""Templates, plans and sections."""

import factory

from actionplans.models import Plan, Section, SectionDefinition, TemplateVersion
from tests.factories.cohorts import CityPairFactory, CohortFactory


class TemplateVersionFactory(factory.django.DjangoModelFactory[TemplateVersion]):
    class Meta:
        model = TemplateVersion

    cohort = factory.SubFactory(CohortFactory)
    number = 1


class SectionDefinitionFactory(factory.django.DjangoModelFactory[SectionDefinition]):
    class Meta:
        model = SectionDefinition

    version = factory.SubFactory(TemplateVersionFactory)
    code = factory.Sequence(lambda n: f"section-{n}")
    uid = factory.SelfAttribute("code")
    order = factory.Sequence(lambda n: n)
    title = factory.Sequence(lambda n: f"Section {n}")
    lead_profile = "policy"


class PlanFactory(factory.django.DjangoModelFactory[Plan]):
    class Meta:
        model = Plan

    pair = factory.SubFactory(CityPairFactory)
    template = factory.SubFactory(TemplateVersionFactory, cohort=factory.SelfAttribute("..pair.cohort"))


class SectionFactory(factory.django.DjangoModelFactory[Section]):
    class Meta:
        model = Section

    plan = factory.SubFactory(PlanFactory)
    definition = factory.SubFactory(
        SectionDefinitionFactory, version=factory.SelfAttribute("..plan.template")
    )
    code = factory.SelfAttribute("definition.code")
