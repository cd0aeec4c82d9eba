using Newtonsoft.Json.Linq;
using SupportBot.Runtime.Chats;
using SupportBot.Runtime.Content;

namespace SupportBot.Server.Tests.Conversations;

/// <summary>What ARCHITECTURE section 7 promises: a reason and a language are added with no C# change.</summary>
public sealed class ExtensionTests
{
    [Fact]
    public void A_reason_is_one_folder()
    {
        var content = RealContent.Load([.. RealContent.Files, .. NoSignature]);
        var player = new ChatPlayer(content);
        Assert.Empty(NoSignature.Where(file => file.Path.EndsWith(".chat", StringComparison.Ordinal)).SelectMany(player.Play));
        Assert.Contains(content.Snapshot.Menu, topic => topic.Name == "no-signature");
    }

    [Fact]
    public void A_language_is_one_file_in_each_folder()
    {
        var files = RealContent.Files.Concat(RealContent.Files.Where(IsEnglish).Select(ToFrench)).ToArray();
        var content = RealContent.Load(files);
        Assert.Equal(["en", "fr", "zh-Hans"], content.Snapshot.Locales);
        Assert.Empty(new ChatPlayer(content).Play(new("reasons/glare/fr.chat", """
            bot: fr: Hello
            user: il y a un reflet sur ma carte
            bot: fr: ... flash
            bot: fr: Done
            [reason=glare]
            user: c'est fait
            bot: fr: ... times in a row
            user: 我的证件反光
            bot: 反光
            """)));
    }

    [Fact]
    public void What_was_there_before_still_comes_true()
    {
        var player = new ChatPlayer(RealContent.Load([.. RealContent.Files, .. NoSignature]));
        Assert.Empty(RealContent.Files.Where(file => file.Path.StartsWith("reasons/", StringComparison.Ordinal)
            && file.Path.EndsWith(".chat", StringComparison.Ordinal)).SelectMany(player.Play));
    }

    private static ContentFile[] NoSignature { get; } =
    [
        new("reasons/no-signature/reason.json", """
            { "position": 10, "remedies": [{ "id": "default", "steps": ["dry"], "next": "checklist" }], "phrases": [] }
            """),
        new("reasons/no-signature/en.json", """
            { "name": "No signature", "phrases": ["signature is missing", "no signature on the card"],
              "texts": { "found": "So the signature is missing.", "intro.default": "This helps:", "step.dry": "Sign the card before you photograph it.", "resume": "Back to the signature." } }
            """),
        new("reasons/no-signature/zh-Hans.json", """
            { "name": "没有签名", "phrases": ["没有签名", "缺少签名"],
              "texts": { "found": "原来是没有签名。", "intro.default": "这样处理：", "step.dry": "先签好名再拍。", "resume": "回到签名的问题。" } }
            """),
        new("reasons/no-signature/en.chat", "user: they say my signature is missing\nbot: Sign the card\n[reason=no-signature]\nuser: is my money safe\nbot: Back to the signature"),
        new("reasons/no-signature/zh-Hans.chat", "user: 说我缺少签名\nbot: 先签好名再拍\n[reason=no-signature]"),
    ];

    private static bool IsEnglish(ContentFile file) => Path.GetFileName(file.Path) == "en.json";

    /// <summary>The English file with every text marked, and a few French words where they are needed.</summary>
    private static ContentFile ToFrench(ContentFile english)
    {
        var path = english.Path.Replace("en.json", "fr.json", StringComparison.Ordinal);
        if (path == "lexicon/fr.json")
        {
            return new(path, """
                { "language": { "name": "Français", "script": "Latin", "words": ["je", "le", "la", "il", "est", "une", "sur", "ma", "mon"] },
                  "lists": { "glare": ["reflet", "reflets"] }, "numbers": { "deux": 2 } }
                """);
        }

        if (path == "intents/fr.json")
        {
            return new(path, """{ "intents": { "done": ["c'est fait"] } }""");
        }

        var file = JObject.Parse(english.Text);
        file.Remove("phrases");
        file.Remove("hints");
        foreach (var text in ((JObject)file["texts"]!).Properties())
        {
            text.Value = Mark(text.Value);
        }

        return new(path, file.ToString());
    }

    private static JToken Mark(JToken text) => text switch
    {
        JArray lines => new JArray(lines.Select(Mark)),
        JObject authored => new JObject(authored.Properties().Where(property => property.Name != "phrases")
            .Select(property => new JProperty(property.Name, property.Name == "facts" ? property.Value : Mark(property.Value)))),
        _ => $"fr: {text}",
    };
}
