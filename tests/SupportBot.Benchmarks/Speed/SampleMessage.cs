namespace SupportBot.Benchmarks.Speed;

/// <summary>A message of about a hundred characters to measure with.</summary>
/// <param name="Name">Language and what the product makes of it.</param>
/// <param name="Text">The message.</param>
public sealed record SampleMessage(string Name, string Text)
{
    /// <summary>One message for each language and decision, and one more that names two reasons.</summary>
    public static IReadOnlyList<SampleMessage> All { get; } =
    [
        new("en certain", "Hello, my KYC was rejected again today, it says the photo of my passport is too blurry to be read."),
        new("en two", "They say my driving licence has expired and that the name on it does not match the name I typed in."),
        new("en ask", "My photo was refused, the mail only says image problem and nothing more, so what should I change now"),
        new("en none", "Good morning, could you tell me what time the office opens on Saturday and how I buy a gift card?"),
        new("zh certain", "你好，我昨天晚上提交的身份认证今天早上又被拒绝了，系统提示说上传的身份证照片反光太严重，看不清楚上面的文字和号码，我已经按照要求拍了三次了，每次都是同样的结果，请问到底应该怎么办才能通过审核呢，急急急"),
        new("zh two", "客服您好，我的认证申请没有通过，邮件里面写的原因是证件已经过期，另外还说我填写的姓名跟证件上面的姓名不一致，可是我是照着护照一个字一个字填进去的，怎么会不一样呢，麻烦帮我看一下应该先解决哪一个问题谢谢"),
        new("zh ask", "他们说我的证件不能用，让我换一个，可是我手上只有这一张，别的都在老家没有带出来，能不能先告诉我它到底哪里不行，这样我才好让家里人想办法寄过来，不然来回折腾实在很浪费时间呀，先谢谢各位客服同事啦"),
        new("zh none", "请问一下你们公司周末上班吗，我想问问明天下午的会议安排，另外昨天朋友推荐了一家新开的餐厅，说味道非常不错，有没有人知道地址在哪里，交通方不方便，停车位多不多，价格大概是什么水平，要不要提前预订座位呢"),
        new("mixed certain", "我的 KYC 又被拒了，提示 Face verification failed: the selfie does not match the document，怎么办才能通过 review 呢，急"),
        new("mixed two", "系统回复 your document has expired，还说 there is glare on the photo，照片反光，两个问题是不是都要 fix 好再 submit 一次呢？"),
        new("mixed ask", "提交之后 status 一直变成 rejected，说 document 有点问题 please check the image and upload again，真的搞不懂到底是什么意思啊"),
        new("mixed none", "Hi 大家好，请问 weekend 有没有 live stream 可以看，the schedule on the website 打不开，谁能发我一下正确的 link 或者截图，谢谢大家啦"),
    ];

    public override string ToString() => Name;
}
