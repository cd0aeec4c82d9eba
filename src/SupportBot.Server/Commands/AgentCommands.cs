using System.CommandLine;
using SupportBot.Channels.Desk.Accounts;
using SupportBot.Runtime.State.Agents;

namespace SupportBot.Server.Commands;

/// <summary>The command <c>agent</c> with what stands behind it.</summary>
internal static class AgentCommands
{
    private static readonly Option<string?> Data = new("--data") { Description = "The folder of the store. Default: data.", Recursive = true };

    private static readonly Option<string[]> Settings =
        new("--set") { Description = "One setting, as Section:Key=Value. May be repeated.", DefaultValueFactory = _ => [], Recursive = true };

    public static Command Create(Terminal terminal) => new("agent", "Makes and changes accounts for the desk, also while the server runs.")
    {
        Data, Settings, Add(terminal), List(terminal), Disable(terminal, "disable", "Closes an account; its sessions end at once.", isDisabled: true),
        Disable(terminal, "enable", "Opens a closed account again.", isDisabled: false), Password(terminal), Work(terminal),
        TeamsDesk(terminal), Link(terminal),
    };

    private static Command Add(Terminal terminal)
    {
        var (userName, fromInput) = (UserName(), FromInput());
        var name = new Option<string?>("--name") { Description = "The name that customers read. Default: made from the user name." };
        var role = new Option<string>("--role") { Description = "What the colleague may do.", DefaultValueFactory = _ => AgentRole.Agent };
        var email = new Option<string?>("--email") { Description = "Where mail goes when nobody looks at the desk. Default: nowhere." };
        var languages = new Option<string[]>("--language") { Description = "A language that the colleague writes, such as en. May be repeated. Default: every language.", DefaultValueFactory = _ => [] };
        var capacity = new Option<int?>("--capacity") { Description = "The most open cases that are given to the colleague. Default: what the profile says." };
        role.AcceptOnlyFromAmong([.. AgentRole.All]);
        var command = new Command("add", "Makes an account. Asks for the password, or makes one and shows it once.") { userName, name, role, email, languages, capacity, fromInput };
        command.SetAction((call, stop) => Of(terminal, call).AddAsync(
            new(call.GetRequiredValue(userName), call.GetValue(name), call.GetRequiredValue(role), call.GetValue(email), WorkOf(call.GetValue(languages), call.GetValue(capacity))),
            call.GetValue(fromInput),
            stop));
        return command;
    }

    private static Command Work(Terminal terminal)
    {
        var userName = UserName();
        var languages = new Option<string[]>("--language") { Description = "A language that the colleague writes, such as en. May be repeated. Default: every language.", DefaultValueFactory = _ => [] };
        var capacity = new Option<int?>("--capacity") { Description = "The most open cases that are given to the colleague. Default: what the profile says." };
        var command = new Command("work", "Says cases of which languages, and how many at a time, the program gives a colleague.") { userName, languages, capacity };
        command.SetAction((call, stop) => Of(terminal, call).ChangeWorkAsync(call.GetRequiredValue(userName), WorkOf(call.GetValue(languages), call.GetValue(capacity)), stop));
        return command;
    }

    private static AgentWork WorkOf(string[]? languages, int? capacity) => new(languages ?? [], capacity ?? AgentWork.NoNumber);

    private static Command List(Terminal terminal)
    {
        var command = new Command("list", "Lists the accounts.");
        command.SetAction((call, stop) => Of(terminal, call).ListAsync(stop));
        return command;
    }

    private static Command Disable(Terminal terminal, string name, string description, bool isDisabled)
    {
        var userName = UserName();
        var command = new Command(name, description) { userName };
        command.SetAction((call, stop) => Of(terminal, call).DisableAsync(call.GetRequiredValue(userName), isDisabled, stop));
        return command;
    }

    private static Command Password(Terminal terminal)
    {
        var (userName, fromInput) = (UserName(), FromInput());
        var command = new Command("password", "Gives an account another password; its sessions end.") { userName, fromInput };
        command.SetAction((call, stop) => Of(terminal, call).RenewPasswordAsync(call.GetRequiredValue(userName), call.GetValue(fromInput), stop));
        return command;
    }

    private static Command TeamsDesk(Terminal terminal)
    {
        var command = new Command("teams-desk", "Shows a code, good for ten minutes, that makes a channel of Teams the desk.");
        command.SetAction((call, stop) => Of(terminal, call).OpenInTeamsAsync(stop));
        return command;
    }

    private static Command Link(Terminal terminal)
    {
        var userName = UserName();
        var command = new Command("link", "Shows a code, good for ten minutes, by which an agent is known in Teams.") { userName };
        command.SetAction((call, stop) => Of(terminal, call).LinkAsync(call.GetRequiredValue(userName), stop));
        return command;
    }

    private static AgentCommand Of(Terminal terminal, ParseResult call) =>
        new(terminal, ServeOptions.None with { Data = call.GetValue(Data), Settings = call.GetValue(Settings) ?? [] });

    private static Argument<string> UserName() => new("name") { Description = "What the colleague signs in with: a short name or an e-mail address." };

    private static Option<bool> FromInput() => new("--password-stdin") { Description = "Reads the password from the first line of the input." };
}
