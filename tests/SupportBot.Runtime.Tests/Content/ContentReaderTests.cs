using SupportBot.Runtime.Content;

namespace SupportBot.Runtime.Tests.Content;

public sealed class ContentReaderTests
{
    private const string Topic = "reasons/glare/reason.json";

    [Fact]
    public void The_least_content_has_no_fault()
    {
        var snapshot = new TestContent("en", "zh-Hans").Topic("reasons/glare", ["glare"]).Snapshot;

        Assert.Equal(["en", "zh-Hans"], snapshot.Locales);
        Assert.Equal(["reasons/glare"], snapshot.Topics.Keys);
    }

    /// <summary>One row for each kind of fault that a single file can show: the file, and the fault word by word.</summary>
    [Theory]
    [InlineData("facts.json", "{\n  \"facts\": [ }\n", "facts.json(2,13): This is not JSON: ")]
    [InlineData("facts.json", "", "facts.json(0,0): This is not JSON: ")]
    [InlineData("facts.json", "{ \"facts\": [] }\n}", "facts.json(2,0): This is not JSON: ")]
    [InlineData("facts.json", "[]", "facts.json(1,1): The file does not hold an object. Begin it with { and end it with }.")]
    [InlineData("facts.json", "{\n  \"facts\": [],\n  \"facts\": []\n}", "facts.json(3,10): This is not JSON: ")]
    [InlineData("facts.json", "{\n  \"facts\": [],\n  \"fact\": 1\n}", "facts.json(3,11): The property 'fact' is not known here. Use one of: facts.")]
    [InlineData("facts.json", "{}", "facts.json(1,1): The property 'facts' is missing. Add \"facts\".")]
    [InlineData(
        "facts.json",
        "{ \"facts\": [\n { \"id\": \"A1\", \"fact\": 1, \"source\": \"s\" } ] }",
        "facts.json(2,24): 'fact' is not a text. Write it in quotation marks.")]
    [InlineData(
        "facts.json",
        "{ \"facts\": [\n { \"id\": \"A1\", \"fact\": \"f\", \"source\": \"s\" },\n { \"id\": \"A1\", \"fact\": \"f\", \"source\": \"s\" } ] }",
        "facts.json(3,2): The fact 'A1' stands here twice. Give it another id or remove it.")]
    [InlineData(Topic, "{\n \"position\": \"2\",\n", "reasons/glare/reason.json(2,16): 'position' is not a whole number. Write a whole number, without quotation marks.")]
    [InlineData(Topic, "{\n \"position\": 99999999999,\n", "reasons/glare/reason.json(2,24): 'position' is too large. Write a smaller number.")]
    [InlineData(Topic, "{\n \"resubmit\": \"no\",\n", "reasons/glare/reason.json(2,17): 'resubmit' is not true or false. Write true or false, without quotation marks.")]
    [InlineData(Topic, "{\n \"ask\": \"document\",\n", "reasons/glare/reason.json(2,18): 'ask' is not a list. Write it in square brackets: [\"...\", \"...\"].")]
    [InlineData(Topic, "{\n \"ask\": [1],\n", "reasons/glare/reason.json(2,10): '1' is not a text. Write it in quotation marks.")]
    public void A_faulty_file_is_reported_with_place_problem_and_cure(string path, string text, string fault)
    {
        var rest = text.EndsWith(",\n", StringComparison.Ordinal) ? "\"remedies\": [{ \"id\": \"default\", \"next\": \"checklist\" }] }" : "";
        var content = new TestContent().Topic("reasons/glare", []).With(path, text + rest);

        Assert.Contains(content.Faults, found => found.ToString().StartsWith(fault, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(
        "{ \"remedies\": [\n { \"id\": \"p\", \"when\": { \"document\": \"passport\" }, \"next\": \"checklist\" } ] }",
        "reasons/glare/reason.json(1,15): No remedy holds when nothing is known. End the list with a remedy without \"when\".")]
    [InlineData("{ \"remedies\": [] }", "reasons/glare/reason.json(1,15): No remedy holds when nothing is known. End the list with a remedy without \"when\".")]
    [InlineData(
        "{ \"remedies\": [\n { \"id\": \"default\", \"next\": \"nowhere\" } ] }",
        "reasons/glare/reason.json(2,37): There is no station 'nowhere'. Use one of: "
        + "checklist, correction, resubmission, customer-service, escalation, where-reason, close.")]
    public void A_topic_needs_a_remedy_that_always_holds_and_leads_on(string text, string fault) =>
        Assert.Equal([fault], new TestContent().Topic("reasons/glare", []).With(Topic, text).Faults.Select(found => found.ToString()));

    [Theory]
    [InlineData("{ \"texts\": {\n \"greeting\": \"\" } }", "shared/en.json(2,15): The text 'greeting' is empty. Write what the bot is to say.")]
    [InlineData("{ \"texts\": {\n \"greeting\": [\" \", \"\"] } }", "shared/en.json(2,14): The text 'greeting' is empty. Write what the bot is to say.")]
    [InlineData("{ \"texts\": {\n \"greeting\": { \"facts\": [] } } }", "shared/en.json(2,14): The property 'text' is missing. Add \"text\".")]
    [InlineData(
        "{ \"texts\": {\n \"greeting\": { \"text\": \"Hi\", \"fact\": [] } } }",
        "shared/en.json(2,38): The property 'fact' is not known here. Use one of: text, ifExchange, facts, phrases.")]
    public void A_faulty_text_is_reported_where_it_stands(string text, string fault) =>
        Assert.Contains(fault, new TestContent().With("shared/en.json", text).Faults.Select(found => found.ToString()));

    [Fact]
    public void A_missing_structure_file_is_reported_as_a_whole() =>
        Assert.Equal(["facts.json(0,0): The file is missing or cannot be read. Restore it."], new TestContent().Without("facts.json").Faults.Select(fault => fault.ToString()));

    [Fact]
    public void All_faults_of_all_files_are_reported_at_once_in_the_order_of_the_files()
    {
        var faults = new TestContent().Topic("reasons/glare", [])
            .With("facts.json", "{\n \"facts\": [],\n \"a\": 1,\n \"b\": 2\n}")
            .With("lexicon/en.json", "{ \"language\": ")
            .With(Topic, "{\n \"position\": true\n}")
            .Faults;

        Assert.Equal(
            [("facts.json", 3), ("facts.json", 4), ("lexicon/en.json", 1), (Topic, 1), (Topic, 1), (Topic, 2)],
            faults.Select(fault => (fault.Path, fault.Line)));
        Assert.All(faults, fault => Assert.True(fault.Problem.EndsWith('.') && fault.Cure.EndsWith('.') && fault.Column > 0, fault.ToString()));
    }

    [Fact]
    public void Schemas_and_other_files_are_passed_over() =>
        Assert.Empty(new TestContent().With("schema/reason.schema.json", "{").With("reasons/glare/en.chat", "user: hi").Faults);

    [Fact]
    public void Every_file_may_name_its_schema() => Assert.Empty(new TestContent().Set("facts.json", "$schema", "\"schema/facts.schema.json\"").Faults);

    [Fact]
    public void The_version_follows_from_what_the_files_say()
    {
        var version = new TestContent().Snapshot.Version;

        Assert.Equal(version, new TestContent().Snapshot.Version);
        Assert.NotEqual(version, new TestContent().Say("shared/greeting", "Good day").Snapshot.Version);
    }

    [Fact]
    public void Lines_of_a_text_become_one_text()
    {
        var text = new TestContent().TextIn("en", "shared/greeting", """["One.", "Two."]""").Snapshot.FindText("en", "shared/greeting");

        Assert.Equal("One.\nTwo.", text!.Text);
    }

    [Fact]
    public void Intents_of_all_languages_are_put_together()
    {
        var content = new TestContent().Intent("affirm", "yes").With("intents/zh-Hans.json", """{ "intents": { "affirm": ["是"] } }""");

        Assert.Equal(["yes", "是"], content.Snapshot.Intents["affirm"]);
    }
}
