using SupportBot.Server.Commands;

namespace SupportBot.Server.Tests.Commands;

/// <summary>Accounts for the desk, from the command line.</summary>
public sealed class AgentCommandTests
{
    private const string Password = "correct horse battery";

    [Fact]
    public void An_account_is_made_with_the_password_of_the_first_line()
    {
        using var folder = new TemporaryFolder([]);
        var run = Agent(folder, $"{Password}\nnot this\n", "add", "Ben@Example.com", "--role", "admin", "--password-stdin");
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.Equal("ben@example.com (admin) can sign in at /desk.", run.Output.Trim());
        Assert.Equal("ben@example.com\tadmin\tBen\tenabled", Agent(folder, "", "list").Output.Trim());
    }

    [Fact]
    public void An_address_for_alerts_is_kept_with_the_account_and_listed_masked()
    {
        using var folder = new TemporaryFolder([]);
        Assert.Equal(0, Agent(folder, "", "add", "ben", "--email", "ben@example.com").Exit);
        Assert.Equal("ben\tagent\tBen\tenabled\tb•••@example.com", Agent(folder, "", "list").Output.Trim());
        var refused = Agent(folder, "", "add", "mia", "--email", "mia");
        Assert.Equal((2, "--email: That is no e-mail address. Write one of at most 254 characters, such as ben@example.com."), (refused.Exit, refused.Errors.Trim()));
        Assert.DoesNotContain("mia", Agent(folder, "", "list").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Languages_and_the_number_of_cases_are_kept_changed_and_listed()
    {
        using var folder = new TemporaryFolder([]);
        Assert.Equal(0, Agent(folder, "", "add", "ben", "--language", "zh-Hans", "--language", "en", "--capacity", "3").Exit);
        Assert.Equal("ben\tagent\tBen\tenabled\tzh-Hans en\t3 cases", Agent(folder, "", "list").Output.Trim());
        Assert.Equal("ben gets cases in en, as many at a time as the profile says.", Agent(folder, "", "work", "ben", "--language", "en").Output.Trim());
        Assert.Equal("ben\tagent\tBen\tenabled\ten", Agent(folder, "", "list").Output.Trim());
        Assert.Equal("ben gets cases in every language, 2 at a time.", Agent(folder, "", "work", "ben", "--capacity", "2").Output.Trim());
        var refused = Agent(folder, "", "add", "mia", "--capacity", "99");
        Assert.Equal((2, "99 is no number of cases. Write 1 to 50, or nothing for what the profile says."), (refused.Exit, refused.Errors.Trim()));
        Assert.Equal(2, Agent(folder, "", "work", "ben", "--language", "en/us").Exit);
    }

    [Fact]
    public void A_password_is_made_and_shown_once_where_nobody_types_one()
    {
        using var folder = new TemporaryFolder([]);
        var run = Agent(folder, "", "add", "mia", "--name", "Mia W.");
        Assert.Matches(@"^mia \(agent\) can sign in at /desk\.\s+Password, shown this once: ([a-z2-9]{5}-){3}[a-z2-9]{5}\s*$", run.Output);
        Assert.Equal("mia\tagent\tMia W.\tenabled", Agent(folder, "", "list").Output.Trim());
    }

    [Fact]
    public void A_password_that_is_typed_at_a_terminal_is_asked_for_and_not_shown()
    {
        using var folder = new TemporaryFolder([]);
        using var output = new StringWriter();
        using var errors = new StringWriter();
        List<string> asked = [];
        var line = CommandLine.Create(TextReader.Null, output, errors, question =>
        {
            asked.Add(question);
            return Password;
        });
        Assert.Equal(0, line.Parse(["agent", "add", "ben", "--data", folder.Path]).Invoke());
        Assert.Single(asked);
        Assert.DoesNotContain(Password, output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("shown this once", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Codes_for_Teams_are_shown_with_what_to_write()
    {
        using var folder = new TemporaryFolder([]);
        Agent(folder, "", "add", "ben");
        Assert.Matches(@"mention the bot: desk [0-9A-Z]{5}-[0-9A-Z]{5}\s*$", Agent(folder, "", "teams-desk").Output);
        Assert.Matches(@"^ben writes this .*: link [0-9A-Z]{5}-[0-9A-Z]{5}\s*$", Agent(folder, "", "link", "Ben").Output);
        var run = Agent(folder, "", "link", "mia");
        Assert.Equal((2, "There is no account 'mia'. See them with agent list."), (run.Exit, run.Errors.Trim()));
    }

    [Fact]
    public void An_account_is_closed_opened_and_given_another_password()
    {
        using var folder = new TemporaryFolder([]);
        Agent(folder, "", "add", "ben");
        Assert.Equal("ben is disabled, and signed out everywhere.", Agent(folder, "", "disable", "BEN").Output.Trim());
        Assert.EndsWith("disabled", Agent(folder, "", "list").Output.Trim(), StringComparison.Ordinal);
        Assert.Equal("ben is enabled.", Agent(folder, "", "enable", "ben").Output.Trim());
        Assert.StartsWith("ben has a new password, and is signed out everywhere.", Agent(folder, "", "password", "ben").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short", "The password has 5 characters. Choose at least 12.", "add", "ben", "--password-stdin")]
    [InlineData("", "The password has 0 characters. Choose at least 12.", "add", "ben", "--password-stdin")]
    [InlineData(Password, "'a b' is no user name. Write 1 to 100 letters, digits and . - _ @ +, such as ben or ben@example.com.", "add", "a b", "--password-stdin")]
    [InlineData("", "There is no account 'nobody'. See them with agent list.", "disable", "nobody")]
    [InlineData("", "There is no account 'nobody'. See them with agent list.", "password", "nobody")]
    public void What_cannot_be_done_is_told_in_one_line(string input, string sentence, params string[] call)
    {
        using var folder = new TemporaryFolder([]);
        var run = Agent(folder, input, call);
        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.Equal(sentence, run.Errors.Trim());
    }

    [Fact]
    public void A_name_that_is_taken_and_the_last_admin_are_protected()
    {
        using var folder = new TemporaryFolder([]);
        Agent(folder, "", "add", "ben", "--role", "admin");
        Assert.StartsWith("There is an account with the user name 'ben' already.", Agent(folder, "", "add", "BEN").Errors, StringComparison.Ordinal);
        Assert.StartsWith("Nobody else could make accounts any more", Agent(folder, "", "disable", "ben").Errors, StringComparison.Ordinal);
    }

    private static Invocation Agent(TemporaryFolder folder, string input, params string[] call) =>
        Invocation.Run(input, ["agent", .. call, "--data", folder.Path]);
}
