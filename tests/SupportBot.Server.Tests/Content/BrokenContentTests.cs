using SupportBot.Runtime.Content;
using SupportBot.Runtime.Support;

namespace SupportBot.Server.Tests.Content;

/// <summary>A broken file is told with its place and its cure, and all faults at once.</summary>
public sealed class BrokenContentTests
{
    [Theory]
    [InlineData("reasons/glare/reason.json", "\"position\": 2", "\"position\": \"2\"", "'position' is not a whole number.")]
    [InlineData("reasons/glare/reason.json", "\"checklist\"", "\"checklists\"", "There is no station 'checklists'.")]
    [InlineData("reasons/glare/reason.json", "\"remedies\"", "\"remedys\"", "The property 'remedys' is not known here.")]
    [InlineData("reasons/glare/en.json", "\"found\"", "\"fuond\"", "The text 'found' is missing.")]
    [InlineData("reasons/name-mismatch/reason.json", "\"document\": \"passport\"", "\"documnet\": \"passport\"", "Nothing is known of 'documnet' in \"ask\" or \"when\".")]
    [InlineData("profile.json", "\"site\"", "\"sight\"", "The property 'site' is missing.")]
    [InlineData("profile.json", "\"defaultLocale\": \"en\",", "", "The property 'defaultLocale' is missing.")]
    public void The_fault_is_named(string path, string good, string bad, string problem)
    {
        var fault = Assert.Single(Faults(path, good, bad), fault => fault.Problem == problem);
        Assert.NotEmpty(fault.Cure);
    }

    [Fact]
    public void A_fault_has_line_and_column()
    {
        var text = File("reasons/glare/reason.json").Text;
        var line = Array.FindIndex(text.Split('\n'), row => row.Contains("\"position\"", StringComparison.Ordinal)) + 1;
        var fault = Assert.Single(Faults("reasons/glare/reason.json", "\"position\": 2", "\"position\": \"2\""));
        Assert.Equal(("reasons/glare/reason.json", line), (fault.Path, fault.Line));
        Assert.True(fault.Column > 1);
    }

    [Fact]
    public void Broken_syntax_is_a_fault_of_that_file()
    {
        var fault = Assert.Single(Faults("reasons/glare/reason.json", "{", "{{"), fault => fault.Path == "reasons/glare/reason.json");
        Assert.Equal(1, fault.Line);
        Assert.StartsWith("This is not JSON", fault.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var files = RealContent.Files
            .Select(file => file.Path is "reasons/glare/reason.json" or "reasons/blurred-photo/reason.json" ? file with { Text = file.Text.Replace("\"steps\"", "\"stpes\"", StringComparison.Ordinal) } : file);
        var (content, faults) = SupportContent.Load(files);
        Assert.Null(content);
        Assert.Equal(2, faults.Select(fault => fault.Path).Distinct().Count());
    }

    [Theory]
    [InlineData("https://tk-binance.com/x")]
    [InlineData("binance.com.evil.io")]
    [InlineData("www.notbinance.com")]
    public void A_link_to_another_host_is_refused(string link) =>
        Assert.Contains(Faults("shared/en.json", "\"thanks\": \"", $"\"thanks\": \"See {link}. "), fault => fault.Problem.Contains("does not allow", StringComparison.Ordinal));

    [Fact]
    public void A_fact_that_no_text_states_is_told_for_each_language()
    {
        var faults = Faults("facts.json", "\"facts\": [", "\"facts\": [ { \"id\": \"Z1\", \"fact\": \"New.\", \"source\": \"-\" },");
        Assert.Equal(2, faults.Count(fault => fault.Problem.Contains("'Z1'", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_phrase_that_speaks_for_two_topics_is_told() => Assert.Contains(
        Faults("reasons/glare/en.json", "\"phrases\": [", "\"phrases\": [ \"a unique sign\",", ("reasons/blurred-photo/en.json", "\"phrases\": [", "\"phrases\": [ \"a unique sign\",")),
        fault => fault.Problem.Contains("'a unique sign' speaks for", StringComparison.Ordinal));

    [Fact]
    public void A_phrase_with_an_unknown_word_list_is_told() => Assert.Contains(
        Faults("reasons/glare/en.json", "\"phrases\": [", "\"phrases\": [ \"{no-such-list}\","),
        fault => fault.Problem.Contains("'no-such-list'", StringComparison.Ordinal));

    [Fact]
    public void A_language_that_lacks_a_folder_is_told() => Assert.Contains(
        SupportContent.Load(RealContent.Files.Where(file => file.Path != "reasons/glare/zh-Hans.json")).Faults,
        fault => fault.Path == "reasons/glare/zh-Hans.json");

    private static ContentFile File(string path) => RealContent.Files.Single(file => file.Path == path);

    private static IReadOnlyList<ContentFault> Faults(string path, string good, string bad, (string Path, string Good, string Bad)? also = null)
    {
        var changes = new List<(string Path, string Good, string Bad)> { (path, good, bad) };
        if (also is { } other)
        {
            changes.Add(other);
        }

        var files = RealContent.Files.Select(file => changes.Where(change => change.Path == file.Path).Aggregate(file, (changed, change) =>
        {
            var at = changed.Text.IndexOf(change.Good, StringComparison.Ordinal);
            Assert.True(at >= 0, $"{change.Path} does not hold {change.Good}.");
            return changed with { Text = changed.Text[..at] + change.Bad + changed.Text[(at + change.Good.Length)..] };
        }));
        return SupportContent.Load(files).Faults;
    }
}
