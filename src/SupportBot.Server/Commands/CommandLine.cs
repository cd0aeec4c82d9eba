using System.CommandLine;
using SupportBot.Server.Commands.Teams;
using SupportBot.Server.Hosting;

namespace SupportBot.Server.Commands;

/// <summary>The commands and their options, as ARCHITECTURE section 6 fixes them.</summary>
internal static class CommandLine
{
    public const int Success = 0;

    /// <summary>The content is missing or broken.</summary>
    public const int BrokenContent = 1;

    /// <summary>The store cannot be opened.</summary>
    public const int BrokenStore = 1;

    /// <summary>A wrong option or setting, or input that cannot be read.</summary>
    public const int WrongCall = 2;

    public static RootCommand Create(TextReader input, TextWriter output, TextWriter errors, Func<string, string?>? askSecret = null)
    {
        var terminal = new Terminal(input, output, errors, askSecret);
        var root = new RootCommand("Helps people whose identity verification was rejected. Without a command: serve.")
        {
            Serve(terminal), Chat(terminal), Recognize(terminal), Validate(terminal), AgentCommands.Create(terminal), AuditCommands.Create(terminal), TeamsPackage(terminal),
        };
        root.SetAction((_, stop) => new ServeCommand(terminal).RunAsync(ServeOptions.None, stop));
        return root;
    }

    private static Command Serve(Terminal terminal)
    {
        var urls = new Option<string?>("--urls") { Description = $"Where to listen. Default: {ServerHost.DefaultUrls}." };
        var data = new Option<string?>("--data") { Description = "The folder of the store and the signing key. Default: data." };
        var environment = new Option<string?>("--environment") { Description = "Production (the default) or Development." };
        var bot = new Option<string?>("--bot") { Description = "Endpoint of a bot that answers instead. Development only." };
        var settings = new Option<string[]>("--set") { Description = "One setting, as Section:Key=Value. May be repeated.", DefaultValueFactory = _ => [] };
        var command = new Command("serve", "Runs the server for websites.") { urls, data, environment, bot, settings };
        command.SetAction((call, stop) => new ServeCommand(terminal).RunAsync(
            new(call.GetValue(urls), call.GetValue(data), call.GetValue(environment), call.GetValue(bot), call.GetValue(settings) ?? []), stop));
        return command;
    }

    private static Command Chat(Terminal terminal)
    {
        var (locale, format) = (new Option<string?>("--locale") { Description = "Language to begin with, for example en or zh-Hans." }, Format("text", "jsonl"));
        var command = new Command("chat", "Talks to the bot in the terminal.") { locale, format };
        command.SetAction(call => ContentLoader.With(null, terminal, content =>
            new ChatCommand(content, terminal).Run(call.GetValue(locale), call.GetValue(format) == "jsonl")));
        return command;
    }

    private static Command Recognize(Terminal terminal)
    {
        var (locale, format) = (new Option<string?>("--locale") { Description = "Accepted for symmetry: every language is read at once." }, Format("text", "jsonl"));
        var explain = new Option<string?>("--explain") { Description = "A message: tells in words why it is understood as it is." };
        var command = new Command("recognize", "Reads one message a line and prints what it was understood to say.") { locale, format, explain };
        command.SetAction(call => ContentLoader.With(null, terminal, content => call.GetValue(explain) is { } text
            ? new ExplainCommand(content, terminal).Run(text)
            : new RecognizeCommand(content, terminal).Run(call.GetValue(format) == "jsonl")));
        return command;
    }

    private static Command Validate(Terminal terminal)
    {
        var folder = new Argument<string?>("dialogs") { Description = "The content folder.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("validate", "Checks the content and plays every conversation in it.") { folder };
        command.SetAction(call => new ValidateCommand(terminal).Run(call.GetValue(folder)));
        return command;
    }

    private static Command TeamsPackage(Terminal terminal)
    {
        var appId = new Option<string>("--app-id") { Description = "The bot's Microsoft App ID.", Required = true };
        var host = new Option<string>("--host") { Description = "Where the internet reaches the server, such as chat.example.com.", Required = true };
        var name = new Option<string?>("--name") { Description = "The bot's name in Teams. Default: the operator's in profile.json." };
        var chineseName = new Option<string?>("--name-zh") { Description = "Its Chinese name. Default: --name, else the operator's." };
        var version = new Option<string>("--app-version") { Description = "Higher for every update.", DefaultValueFactory = _ => PackageOptions.DefaultVersion };
        var website = new Option<string?>("--website") { Description = "The operator's page. Default: the server's." };
        var privacy = new Option<string?>("--privacy") { Description = "The page about personal data. Default: --website." };
        var terms = new Option<string?>("--terms") { Description = "The page with the terms of use. Default: --website." };
        var desk = new Option<bool>("--desk") { Description = "For the support team: asks to read its channels, so that replies in a thread need no mention." };
        var template = new Option<string?>("--template") { Description = "A folder with your own template and icons. Default: deployment/teams." };
        var output = new Option<string>("--out") { Description = "The file to write.", DefaultValueFactory = _ => PackageOptions.DefaultOut };
        var command = new Command("teams-package", "Packs the app for Teams and checks it.") { appId, host, name, chineseName, version, website, privacy, terms, desk, template, output };
        command.SetAction(call => new TeamsPackageCommand(terminal).Run(new(call.GetValue(appId) ?? "", call.GetValue(host) ?? "")
        {
            Name = call.GetValue(name),
            ChineseName = call.GetValue(chineseName),
            Version = call.GetValue(version) ?? "",
            Website = call.GetValue(website),
            Privacy = call.GetValue(privacy),
            Terms = call.GetValue(terms),
            HasDesk = call.GetValue(desk),
            Template = call.GetValue(template),
            Out = call.GetValue(output) ?? "",
        }));
        return command;
    }

    private static Option<string> Format(params string[] formats)
    {
        var option = new Option<string>("--format") { Description = "How to read and print.", DefaultValueFactory = _ => formats[0] };
        option.AcceptOnlyFromAmong(formats);
        return option;
    }
}
